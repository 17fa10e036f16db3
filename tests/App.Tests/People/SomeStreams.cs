using DemocraticReview.App.People;

namespace DemocraticReview.App.Tests.People;

/// <summary>Blanks of any length, without the memory.</summary>
internal sealed class SparseStream(long length) : Stream
{
    public bool WasRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        WasRead = true;
        buffer.AsSpan(offset, count).Fill((byte)' ');
        Position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>What a network connection gives or takes: bytes in order, no length, no way back.</summary>
internal sealed class ForwardOnly(Stream inner) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
}

/// <summary>Progress heard on the spot; the framework's own class posts it to another thread.</summary>
internal sealed class Heard : List<RosterProgress>, IProgress<RosterProgress>
{
    public Action<RosterProgress> OnReport { get; init; } = _ => { };

    public void Report(RosterProgress value)
    {
        Add(value);
        OnReport(value);
    }

    public void ShouldBeInOrder() => this.Zip(this.Skip(1)).ShouldAllBe(p => p.First.Rows <= p.Second.Rows && p.First.Percent <= p.Second.Percent);
}
