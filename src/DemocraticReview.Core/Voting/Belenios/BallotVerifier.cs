using System.Collections.Immutable;
using System.Numerics;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// Checks ballots of one poll, one after the other, with tables that are filled anew for each: a table of a base serves the question whether
/// the base is in the group, its own two proofs and the overall proof. Not for two threads at once.
/// </summary>
public sealed class BallotVerifier
{
    private readonly Poll _poll;
    private readonly PowerTable _credential = PowerTable.Passing();
    private readonly PowerTable[] _alphas;
    private readonly PowerTable[] _betas;
    private readonly Transcript _transcript = new();
    private readonly PowerTable.Factor[] _factors;

    public BallotVerifier(Poll poll)
    {
        _poll = poll;
        var answers = poll.Question.Answers.Length;
        _alphas = [.. Enumerable.Range(0, answers).Select(_ => PowerTable.Passing())];
        _betas = [.. Enumerable.Range(0, answers).Select(_ => PowerTable.Passing())];
        _factors = new PowerTable.Factor[answers + 2];
    }

    /// <summary>Everything that one ballot says of itself. Whether its credential may vote is the frozen list's to say.</summary>
    /// <exception cref="BrokenRuleException">The first of <see cref="BallotRules"/> that is broken.</exception>
    public void Check(SealedBallot ballot)
    {
        if (ballot.Uuid != _poll.Uuid || ballot.PollHash != _poll.Hash)
        {
            throw new BrokenRuleException(BallotRules.OtherPoll);
        }

        CheckSignature(ballot);
        for (var i = 0; i < ballot.Choices.Length; i++)
        {
            Fill(_alphas[i], ballot.Choices[i].Alpha);
            Fill(_betas[i], ballot.Choices[i].Beta);
        }

        for (var i = 0; i < ballot.Choices.Length; i++)
        {
            Begin(ballot).Add("|"u8);
            CheckSum(ballot.Choices[i], _alphas.AsSpan(i, 1), _betas.AsSpan(i, 1), ballot.Individual[i], 0, BallotRules.ChoiceProofWrong);
        }

        Begin(ballot);
        for (var i = 0; i < ballot.Choices.Length; i++)
        {
            _transcript.Add(i == 0 ? "|"u8 : ","u8).Add(ballot.Choices[i].Alpha).Add(","u8).Add(ballot.Choices[i].Beta);
        }

        _transcript.Add("|"u8);
        var sum = ballot.Choices.Aggregate((a, b) => a * b)!;
        CheckSum(sum, _alphas, _betas, ballot.Overall, _poll.Question.Minimum, BallotRules.OverallProofWrong);
    }

    private Transcript Begin(SealedBallot ballot) => _transcript.Begin("prove|"u8).Add(_poll.Hash).Add("|"u8).Add(ballot.Credential);

    private void CheckSignature(SealedBallot ballot)
    {
        if (ballot.SignedHash != ballot.BodyHash)
        {
            throw new BrokenRuleException(BallotRules.SignatureWrong);
        }

        Fill(_credential, ballot.Credential);
        Span<ulong> commitment = stackalloc ulong[Montgomery.Limbs];
        PowerTable.Product([new(Belenios2048.Generator, ballot.Signature.Response), new(_credential, ballot.Signature.Challenge)], commitment);
        if (_transcript.Begin("sig|"u8).Add(ballot.SignedHash).Add("|"u8).Add(commitment).Challenge() != ballot.Signature.Challenge)
        {
            throw new BrokenRuleException(BallotRules.SignatureWrong);
        }
    }

    // Asked of each element by itself: a check of all together lets a wrong sign pass every second time.
    private static void Fill(PowerTable table, GroupElement element)
    {
        table.Fill(element.Limbs);
        Span<ulong> one = stackalloc ulong[Montgomery.Limbs];
        PowerTable.Product([new(table, Belenios2048.Q)], one);
        if (!one.SequenceEqual(Belenios2048.Field.One))
        {
            throw new BrokenRuleException(BallotRules.OutsideGroup);
        }
    }

    // Proof number j holds if minimum + j is sealed; the challenges add up to the hash, so one at least was not free to choose.
    private void CheckSum(
        Ciphertext sum, ReadOnlySpan<PowerTable> alphas, ReadOnlySpan<PowerTable> betas, ImmutableArray<Proof> proofs, int minimum, Rule wrong)
    {
        _transcript.Add(sum.Alpha).Add(","u8).Add(sum.Beta).Add("|"u8);
        Span<ulong> commitment = stackalloc ulong[Montgomery.Limbs];
        var challenges = BigInteger.Zero;
        for (var j = 0; j < proofs.Length; j++)
        {
            var (challenge, response) = proofs[j];
            challenges += challenge;
            _factors[0] = new(Belenios2048.Generator, response);
            Product(alphas, challenge, 1, commitment);
            _transcript.Add(j == 0 ? ""u8 : ","u8).Add(commitment);

            // (β / g^m)^c, with g's large table instead of a division.
            _factors[0] = new(_poll.KeyTable, response);
            _factors[1] = new(Belenios2048.Generator, Belenios2048.Scalar(-challenge * (minimum + j)));
            Product(betas, challenge, 2, commitment);
            _transcript.Add(","u8).Add(commitment);
        }

        if (_transcript.Challenge() != Belenios2048.Scalar(challenges))
        {
            throw new BrokenRuleException(wrong);
        }
    }

    private void Product(ReadOnlySpan<PowerTable> bases, BigInteger exponent, int used, Span<ulong> result)
    {
        var same = new PowerTable.Exponent(exponent);
        foreach (var table in bases)
        {
            _factors[used++] = new(table, same);
        }

        PowerTable.Product(_factors.AsSpan(0, used), result);
    }
}
