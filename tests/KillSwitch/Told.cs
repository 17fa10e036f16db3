using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DemocraticReview.App.Commands;

namespace KillSwitch;

/// <summary>The time that the test says it is. Timers go on in real time.</summary>
public sealed class ToldClock(Orders orders) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => orders.Now;
}

/// <summary>The same bytes for the same step of the test, in whichever process: two runs differ in nothing but the kills.</summary>
public sealed class ToldEntropy(Orders orders) : Entropy
{
    private readonly Lock turn = new();
    private string step = "";
    private int asked;

    public override byte[] Bytes(int count)
    {
        lock (turn)
        {
            if (orders.Step != step)
            {
                (step, asked) = (orders.Step, 0);
            }

            var salt = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(salt, asked++);
            return count == 0 ? [] : HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(step), count, salt);
        }
    }
}
