-- CreateMeeting
SELECT TOP(1) [e].[Calendar], [c0].[Digest], [c0].[Answer]
FROM [Enterprises] AS [e]
LEFT JOIN (
    SELECT [c].[EnterpriseId], [c].[Answer], [c].[Digest]
    FROM [Commands] AS [c]
    WHERE [c].[EnterpriseId] = @ef_filter__EnterpriseId AND [c].[Id] = @commandId
) AS [c0] ON [e].[Id] = [c0].[EnterpriseId]
WHERE [e].[EnterpriseId] = @ef_filter__EnterpriseId AND [e].[Id] = @enterprise

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Meetings] AS [m]
        WHERE [m].[EnterpriseId] = @ef_filter__EnterpriseId AND [m].[Number] = @number) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT [d].[DefinitionId], [d].[Version], [d].[Sha256], [d].[Text]
FROM [Definitions] AS [d]
WHERE [d].[DefinitionId] = @id AND [d].[Version] > @version

UPDATE [Enterprises] SET [Change] = [Change] WHERE [Id] = @p0 AND [EnterpriseId] = @p1

SELECT TOP(1) [l].[Index], [l].[Subtrees], [l].[KeyAt], (
    SELECT TOP(1) [l0].[Leaf]
    FROM [Log] AS [l0]
    WHERE [l0].[EnterpriseId] = @ef_filter__EnterpriseId AND [l0].[Index] = [l].[KeyAt]
    ORDER BY [l0].[Index])
FROM [Log] AS [l]
WHERE [l].[EnterpriseId] = @ef_filter__EnterpriseId
ORDER BY [l].[Index] DESC

SET NOCOUNT ON;
INSERT INTO [Commands] ([EnterpriseId], [Id], [Answer], [At], [Digest])
VALUES (@p0, @p1, @p2, @p3, @p4);
INSERT INTO [Entries] ([MeetingId], [Seq], [Bytes], [EnterpriseId], [Salt])
VALUES (@p5, @p6, @p7, @p8, @p9);
INSERT INTO [Events] ([Seq], [SubjectId], [ActorId], [ActorRole], [At], [Body], [EnterpriseId], [Type])
VALUES (@p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17);
INSERT INTO [Flows] ([SubjectId], [ActivityId], [DefinitionId], [Entered], [EnterpriseId], [FaultCode], [FaultEn], [FaultZh], [Item], [Status], [Steps], [Version])
VALUES (@p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29);
INSERT INTO [Log] ([EnterpriseId], [Index], [KeyAt], [Leaf], [Subtrees])
VALUES (@p30, @p31, @p32, @p33, @p34),
(@p35, @p36, @p37, @p38, @p39);
INSERT INTO [Meetings] ([Id], [Change], [EnterpriseId], [HeldAt], [IsRehearsal], [LastEntry], [LastEntryAt], [Number], [Open], [RecordKey], [Stage], [Title], [TypedDice])
VALUES (@p40, @p41, @p42, @p43, @p44, @p45, @p46, @p47, @p48, @p49, @p50, @p51, @p52);


-- PutOnAgenda
UPDATE [Meetings] SET [Change] = [Change] WHERE [Id] = @p0 AND [EnterpriseId] = @p1

SELECT TOP(1) [e].[Calendar], [c0].[Digest], [c0].[Answer], COALESCE((
    SELECT MAX([f1].[Seq])
    FROM [FlowSteps] AS [f1]
    WHERE [f1].[EnterpriseId] = @ef_filter__EnterpriseId AND [f1].[SubjectId] = @id), 0), [m0].[Id], [m0].[Change], [m0].[EnterpriseId], [m0].[HeldAt], [m0].[IsRehearsal], [m0].[LastEntry], [m0].[LastEntryAt], [m0].[Number], [m0].[Open], [m0].[RecordKey], [m0].[Stage], [m0].[Title], [m0].[TypedDice], [f0].[SubjectId], [f0].[ActivityId], [f0].[DefinitionId], [f0].[Entered], [f0].[EnterpriseId], [f0].[FaultCode], [f0].[FaultEn], [f0].[FaultZh], [f0].[Item], [f0].[Status], [f0].[Steps], [f0].[Version]
FROM [Enterprises] AS [e]
LEFT JOIN (
    SELECT [c].[EnterpriseId], [c].[Answer], [c].[Digest]
    FROM [Commands] AS [c]
    WHERE [c].[EnterpriseId] = @ef_filter__EnterpriseId AND [c].[Id] = @commandId
) AS [c0] ON [e].[Id] = [c0].[EnterpriseId]
LEFT JOIN (
    SELECT [m].[Id], [m].[Change], [m].[EnterpriseId], [m].[HeldAt], [m].[IsRehearsal], [m].[LastEntry], [m].[LastEntryAt], [m].[Number], [m].[Open], [m].[RecordKey], [m].[Stage], [m].[Title], [m].[TypedDice]
    FROM [Meetings] AS [m]
    WHERE [m].[EnterpriseId] = @ef_filter__EnterpriseId AND [m].[Id] = @id
) AS [m0] ON [e].[Id] = [m0].[EnterpriseId]
LEFT JOIN (
    SELECT [f].[SubjectId], [f].[ActivityId], [f].[DefinitionId], [f].[Entered], [f].[EnterpriseId], [f].[FaultCode], [f].[FaultEn], [f].[FaultZh], [f].[Item], [f].[Status], [f].[Steps], [f].[Version]
    FROM [Flows] AS [f]
    WHERE [f].[EnterpriseId] = @ef_filter__EnterpriseId AND [f].[SubjectId] = @id
) AS [f0] ON [e].[Id] = [f0].[EnterpriseId]
WHERE [e].[EnterpriseId] = @ef_filter__EnterpriseId AND [e].[Id] = @enterprise

UPDATE [Items] SET [Change] = [Change] WHERE [Id] = @p0 AND [EnterpriseId] = @p1

SELECT [e].[Type], [e].[Body]
FROM [Events] AS [e]
WHERE [e].[EnterpriseId] = @ef_filter__EnterpriseId AND [e].[SubjectId] = @subject AND [e].[Seq] > @seq
ORDER BY [e].[Seq]

SELECT TOP(1) [i].[Id], [i].[Change], [i].[EnterpriseId], [i].[Flagged], [i].[MeetingId], [i].[Source], [i].[Stage], [i].[Title]
FROM [Items] AS [i]
WHERE [i].[EnterpriseId] = @ef_filter__EnterpriseId AND [i].[Id] = @id

SET NOCOUNT ON;
INSERT INTO [Commands] ([EnterpriseId], [Id], [Answer], [At], [Digest])
VALUES (@p0, @p1, @p2, @p3, @p4);
INSERT INTO [Entries] ([MeetingId], [Seq], [Bytes], [EnterpriseId], [Salt])
VALUES (@p5, @p6, @p7, @p8, @p9);
INSERT INTO [Events] ([Seq], [SubjectId], [ActorId], [ActorRole], [At], [Body], [EnterpriseId], [Type])
VALUES (@p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17);
INSERT INTO [FlowSteps] ([Seq], [SubjectId], [ActivityId], [At], [EnterpriseId], [Item], [Outcome])
VALUES (@p18, @p19, @p20, @p21, @p22, @p23, @p24);
UPDATE [Flows] SET [ActivityId] = @p25, [Steps] = @p26
OUTPUT 1
WHERE [SubjectId] = @p27;
UPDATE [Items] SET [MeetingId] = @p28
OUTPUT 1
WHERE [Id] = @p29;
UPDATE [Meetings] SET [Change] = @p30, [HeldAt] = @p31, [LastEntry] = @p32
OUTPUT 1
WHERE [Id] = @p33;


-- DraftItem
SET NOCOUNT ON;
INSERT INTO [Commands] ([EnterpriseId], [Id], [Answer], [At], [Digest])
VALUES (@p0, @p1, @p2, @p3, @p4);
INSERT INTO [Events] ([Seq], [SubjectId], [ActorId], [ActorRole], [At], [Body], [EnterpriseId], [Type])
VALUES (@p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12);
INSERT INTO [Items] ([Id], [Change], [EnterpriseId], [Flagged], [MeetingId], [Source], [Stage], [Title])
VALUES (@p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20);


-- AddAttachment
SELECT TOP(1) [e].[Calendar], [c0].[Digest], [c0].[Answer], COALESCE((
    SELECT MAX([f1].[Seq])
    FROM [FlowSteps] AS [f1]
    WHERE [f1].[EnterpriseId] = @ef_filter__EnterpriseId AND [f1].[SubjectId] = @id), 0), [i0].[Id], [i0].[Change], [i0].[EnterpriseId], [i0].[Flagged], [i0].[MeetingId], [i0].[Source], [i0].[Stage], [i0].[Title], [f0].[SubjectId], [f0].[ActivityId], [f0].[DefinitionId], [f0].[Entered], [f0].[EnterpriseId], [f0].[FaultCode], [f0].[FaultEn], [f0].[FaultZh], [f0].[Item], [f0].[Status], [f0].[Steps], [f0].[Version]
FROM [Enterprises] AS [e]
LEFT JOIN (
    SELECT [c].[EnterpriseId], [c].[Answer], [c].[Digest]
    FROM [Commands] AS [c]
    WHERE [c].[EnterpriseId] = @ef_filter__EnterpriseId AND [c].[Id] = @commandId
) AS [c0] ON [e].[Id] = [c0].[EnterpriseId]
LEFT JOIN (
    SELECT [i].[Id], [i].[Change], [i].[EnterpriseId], [i].[Flagged], [i].[MeetingId], [i].[Source], [i].[Stage], [i].[Title]
    FROM [Items] AS [i]
    WHERE [i].[EnterpriseId] = @ef_filter__EnterpriseId AND [i].[Id] = @id
) AS [i0] ON [e].[Id] = [i0].[EnterpriseId]
LEFT JOIN (
    SELECT [f].[SubjectId], [f].[ActivityId], [f].[DefinitionId], [f].[Entered], [f].[EnterpriseId], [f].[FaultCode], [f].[FaultEn], [f].[FaultZh], [f].[Item], [f].[Status], [f].[Steps], [f].[Version]
    FROM [Flows] AS [f]
    WHERE [f].[EnterpriseId] = @ef_filter__EnterpriseId AND [f].[SubjectId] = @id
) AS [f0] ON [e].[Id] = [f0].[EnterpriseId]
WHERE [e].[EnterpriseId] = @ef_filter__EnterpriseId AND [e].[Id] = @enterprise

SET NOCOUNT ON;
INSERT INTO [Attachments] ([Id], [Bytes], [EnterpriseId], [ItemId])
VALUES (@p0, @p1, @p2, @p3);
INSERT INTO [Commands] ([EnterpriseId], [Id], [Answer], [At], [Digest])
VALUES (@p4, @p5, @p6, @p7, @p8);
INSERT INTO [Events] ([Seq], [SubjectId], [ActorId], [ActorRole], [At], [Body], [EnterpriseId], [Type])
VALUES (@p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16);
UPDATE [Items] SET [Change] = @p17
OUTPUT 1
WHERE [Id] = @p18;


-- OpenSession
SET NOCOUNT ON;
INSERT INTO [Commands] ([EnterpriseId], [Id], [Answer], [At], [Digest])
VALUES (@p0, @p1, @p2, @p3, @p4);
INSERT INTO [Entries] ([MeetingId], [Seq], [Bytes], [EnterpriseId], [Salt])
VALUES (@p5, @p6, @p7, @p8, @p9);
INSERT INTO [Events] ([Seq], [SubjectId], [ActorId], [ActorRole], [At], [Body], [EnterpriseId], [Type])
VALUES (@p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17);
INSERT INTO [FlowSteps] ([Seq], [SubjectId], [ActivityId], [At], [EnterpriseId], [Item], [Outcome])
VALUES (@p18, @p19, @p20, @p21, @p22, @p23, @p24),
(@p25, @p26, @p27, @p28, @p29, @p30, @p31);
UPDATE [Flows] SET [ActivityId] = @p32, [Item] = @p33, [Steps] = @p34
OUTPUT 1
WHERE [SubjectId] = @p35;
UPDATE [Meetings] SET [Change] = @p36, [HeldAt] = @p37, [LastEntry] = @p38, [LastEntryAt] = @p39, [Stage] = @p40
OUTPUT 1
WHERE [Id] = @p41;


-- ReissueLink
SELECT TOP(1) [l].[Id], [l].[Device], [l].[EnterpriseId], [l].[Generation], [l].[MeetingId], [l].[Name], [l].[PersonKey], [l].[Role], [l].[WitnessKey]
FROM [Links] AS [l]
WHERE [l].[EnterpriseId] = @ef_filter__EnterpriseId AND [l].[MeetingId] = @request_MeetingId AND [l].[Role] = @request_Role AND [l].[PersonKey] = @request_PersonKey

SET NOCOUNT ON;
INSERT INTO [Commands] ([EnterpriseId], [Id], [Answer], [At], [Digest])
VALUES (@p0, @p1, @p2, @p3, @p4);
INSERT INTO [Entries] ([MeetingId], [Seq], [Bytes], [EnterpriseId], [Salt])
VALUES (@p5, @p6, @p7, @p8, @p9);
INSERT INTO [Events] ([Seq], [SubjectId], [ActorId], [ActorRole], [At], [Body], [EnterpriseId], [Type])
VALUES (@p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17);
UPDATE [Links] SET [Generation] = @p18
OUTPUT 1
WHERE [Id] = @p19;
UPDATE [Meetings] SET [Change] = @p20, [HeldAt] = @p21, [LastEntry] = @p22
OUTPUT 1
WHERE [Id] = @p23;


-- DeliverReferral
UPDATE [Referrals] SET [Change] = [Change] WHERE [Id] = @p0 AND [EnterpriseId] = @p1

SELECT TOP(1) [e].[Calendar], [c0].[Digest], [c0].[Answer], COALESCE((
    SELECT MAX([f1].[Seq])
    FROM [FlowSteps] AS [f1]
    WHERE [f1].[EnterpriseId] = @ef_filter__EnterpriseId AND [f1].[SubjectId] = @id), 0), [r0].[Id], [r0].[Change], [r0].[EnterpriseId], [r0].[MeetingId], [r0].[Open], [r0].[Stage], [r0].[Title], [f0].[SubjectId], [f0].[ActivityId], [f0].[DefinitionId], [f0].[Entered], [f0].[EnterpriseId], [f0].[FaultCode], [f0].[FaultEn], [f0].[FaultZh], [f0].[Item], [f0].[Status], [f0].[Steps], [f0].[Version]
FROM [Enterprises] AS [e]
LEFT JOIN (
    SELECT [c].[EnterpriseId], [c].[Answer], [c].[Digest]
    FROM [Commands] AS [c]
    WHERE [c].[EnterpriseId] = @ef_filter__EnterpriseId AND [c].[Id] = @commandId
) AS [c0] ON [e].[Id] = [c0].[EnterpriseId]
LEFT JOIN (
    SELECT [r].[Id], [r].[Change], [r].[EnterpriseId], [r].[MeetingId], [r].[Open], [r].[Stage], [r].[Title]
    FROM [Referrals] AS [r]
    WHERE [r].[EnterpriseId] = @ef_filter__EnterpriseId AND [r].[Id] = @id
) AS [r0] ON [e].[Id] = [r0].[EnterpriseId]
LEFT JOIN (
    SELECT [f].[SubjectId], [f].[ActivityId], [f].[DefinitionId], [f].[Entered], [f].[EnterpriseId], [f].[FaultCode], [f].[FaultEn], [f].[FaultZh], [f].[Item], [f].[Status], [f].[Steps], [f].[Version]
    FROM [Flows] AS [f]
    WHERE [f].[EnterpriseId] = @ef_filter__EnterpriseId AND [f].[SubjectId] = @id
) AS [f0] ON [e].[Id] = [f0].[EnterpriseId]
WHERE [e].[EnterpriseId] = @ef_filter__EnterpriseId AND [e].[Id] = @enterprise

SELECT [d].[SubjectId], [d].[Key], [d].[DueAt], [d].[EnterpriseId]
FROM [DueRows] AS [d]
WHERE [d].[EnterpriseId] = @ef_filter__EnterpriseId AND [d].[SubjectId] = @subject

SET NOCOUNT ON;
INSERT INTO [Commands] ([EnterpriseId], [Id], [Answer], [At], [Digest])
VALUES (@p0, @p1, @p2, @p3, @p4);
DELETE FROM [DueRows]
OUTPUT 1
WHERE [Key] = @p5 AND [SubjectId] = @p6;
INSERT INTO [Events] ([Seq], [SubjectId], [ActorId], [ActorRole], [At], [Body], [EnterpriseId], [Type])
VALUES (@p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);
INSERT INTO [FlowSteps] ([Seq], [SubjectId], [ActivityId], [At], [EnterpriseId], [Item], [Outcome])
VALUES (@p15, @p16, @p17, @p18, @p19, @p20, @p21);
UPDATE [Flows] SET [ActivityId] = @p22, [Steps] = @p23
OUTPUT 1
WHERE [SubjectId] = @p24;
UPDATE [Referrals] SET [Change] = @p25, [Stage] = @p26
OUTPUT 1
WHERE [Id] = @p27;
INSERT INTO [DueRows] ([Key], [SubjectId], [DueAt], [EnterpriseId])
VALUES (@p28, @p29, @p30, @p31);


-- RepairAsync
SELECT [m].[Id], [m].[EnterpriseId]
FROM [Meetings] AS [m]
WHERE [m].[Open] = CAST(1 AS bit)

SELECT [r].[Id], [r].[EnterpriseId]
FROM [Referrals] AS [r]
WHERE [r].[Open] = CAST(1 AS bit)

SELECT TOP(1) [e].[Calendar], [c0].[Digest], [c0].[Answer], COALESCE((
    SELECT MAX([f1].[Seq])
    FROM [FlowSteps] AS [f1]
    WHERE [f1].[EnterpriseId] = @ef_filter__EnterpriseId AND [f1].[SubjectId] = @id), 0), [m0].[Id], [m0].[Change], [m0].[EnterpriseId], [m0].[HeldAt], [m0].[IsRehearsal], [m0].[LastEntry], [m0].[LastEntryAt], [m0].[Number], [m0].[Open], [m0].[RecordKey], [m0].[Stage], [m0].[Title], [m0].[TypedDice], [f0].[SubjectId], [f0].[ActivityId], [f0].[DefinitionId], [f0].[Entered], [f0].[EnterpriseId], [f0].[FaultCode], [f0].[FaultEn], [f0].[FaultZh], [f0].[Item], [f0].[Status], [f0].[Steps], [f0].[Version]
FROM [Enterprises] AS [e]
LEFT JOIN (
    SELECT [c].[EnterpriseId], [c].[Answer], [c].[Digest]
    FROM [Commands] AS [c]
    WHERE 0 = 1
) AS [c0] ON [e].[Id] = [c0].[EnterpriseId]
LEFT JOIN (
    SELECT [m].[Id], [m].[Change], [m].[EnterpriseId], [m].[HeldAt], [m].[IsRehearsal], [m].[LastEntry], [m].[LastEntryAt], [m].[Number], [m].[Open], [m].[RecordKey], [m].[Stage], [m].[Title], [m].[TypedDice]
    FROM [Meetings] AS [m]
    WHERE [m].[EnterpriseId] = @ef_filter__EnterpriseId AND [m].[Id] = @id
) AS [m0] ON [e].[Id] = [m0].[EnterpriseId]
LEFT JOIN (
    SELECT [f].[SubjectId], [f].[ActivityId], [f].[DefinitionId], [f].[Entered], [f].[EnterpriseId], [f].[FaultCode], [f].[FaultEn], [f].[FaultZh], [f].[Item], [f].[Status], [f].[Steps], [f].[Version]
    FROM [Flows] AS [f]
    WHERE [f].[EnterpriseId] = @ef_filter__EnterpriseId AND [f].[SubjectId] = @id
) AS [f0] ON [e].[Id] = [f0].[EnterpriseId]
WHERE [e].[EnterpriseId] = @ef_filter__EnterpriseId AND [e].[Id] = @enterprise

SELECT [l].[Role], [l].[PersonKey]
FROM [Links] AS [l]
WHERE [l].[EnterpriseId] = @ef_filter__EnterpriseId AND [l].[MeetingId] = @meeting_Id

SET NOCOUNT ON;
INSERT INTO [FlowSteps] ([Seq], [SubjectId], [ActivityId], [At], [EnterpriseId], [Item], [Outcome])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);
UPDATE [Flows] SET [ActivityId] = @p7, [Steps] = @p8
OUTPUT 1
WHERE [SubjectId] = @p9;

SELECT TOP(1) [e].[Calendar], [c0].[Digest], [c0].[Answer], COALESCE((
    SELECT MAX([f1].[Seq])
    FROM [FlowSteps] AS [f1]
    WHERE [f1].[EnterpriseId] = @ef_filter__EnterpriseId AND [f1].[SubjectId] = @id), 0), [r0].[Id], [r0].[Change], [r0].[EnterpriseId], [r0].[MeetingId], [r0].[Open], [r0].[Stage], [r0].[Title], [f0].[SubjectId], [f0].[ActivityId], [f0].[DefinitionId], [f0].[Entered], [f0].[EnterpriseId], [f0].[FaultCode], [f0].[FaultEn], [f0].[FaultZh], [f0].[Item], [f0].[Status], [f0].[Steps], [f0].[Version]
FROM [Enterprises] AS [e]
LEFT JOIN (
    SELECT [c].[EnterpriseId], [c].[Answer], [c].[Digest]
    FROM [Commands] AS [c]
    WHERE 0 = 1
) AS [c0] ON [e].[Id] = [c0].[EnterpriseId]
LEFT JOIN (
    SELECT [r].[Id], [r].[Change], [r].[EnterpriseId], [r].[MeetingId], [r].[Open], [r].[Stage], [r].[Title]
    FROM [Referrals] AS [r]
    WHERE [r].[EnterpriseId] = @ef_filter__EnterpriseId AND [r].[Id] = @id
) AS [r0] ON [e].[Id] = [r0].[EnterpriseId]
LEFT JOIN (
    SELECT [f].[SubjectId], [f].[ActivityId], [f].[DefinitionId], [f].[Entered], [f].[EnterpriseId], [f].[FaultCode], [f].[FaultEn], [f].[FaultZh], [f].[Item], [f].[Status], [f].[Steps], [f].[Version]
    FROM [Flows] AS [f]
    WHERE [f].[EnterpriseId] = @ef_filter__EnterpriseId AND [f].[SubjectId] = @id
) AS [f0] ON [e].[Id] = [f0].[EnterpriseId]
WHERE [e].[EnterpriseId] = @ef_filter__EnterpriseId AND [e].[Id] = @enterprise


-- RunDueAsync
SELECT TOP(@p) [d].[SubjectId], [d].[Key], [d].[DueAt], [d].[EnterpriseId]
FROM [DueRows] AS [d]
WHERE [d].[DueAt] <= @now
ORDER BY [d].[DueAt]

SET NOCOUNT ON;
INSERT INTO [Commands] ([EnterpriseId], [Id], [Answer], [At], [Digest])
VALUES (@p0, @p1, @p2, @p3, @p4);
DELETE FROM [DueRows]
OUTPUT 1
WHERE [Key] = @p5 AND [SubjectId] = @p6;
INSERT INTO [Events] ([Seq], [SubjectId], [ActorId], [ActorRole], [At], [Body], [EnterpriseId], [Type])
VALUES (@p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);
UPDATE [Referrals] SET [Change] = @p15
OUTPUT 1
WHERE [Id] = @p16;
INSERT INTO [DueRows] ([Key], [SubjectId], [DueAt], [EnterpriseId])
VALUES (@p17, @p18, @p19, @p20);


-- RunAsync
SELECT [d].[SubjectId], [d].[Key], [d].[DueAt], [d].[EnterpriseId]
FROM [DueRows] AS [d]
WHERE [d].[SubjectId] = @subjectId AND [d].[Key] = @key AND [d].[DueAt] <= @now


-- RefreshAsync
SELECT [d].[DefinitionId], [d].[Version]
FROM [Definitions] AS [d]


-- a start takes its turn
EXEC sp_getapplock @Resource = N'DemocraticReview.Start', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;

