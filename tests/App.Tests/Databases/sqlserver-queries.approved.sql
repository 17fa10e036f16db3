-- OpenSession

-- PutOnAgenda

-- ReissueLink

-- CreateMeeting

-- FlagItem

-- AddAttachment

-- DeliverReferral

-- AssignRoles

-- repair
SELECT [m].[Id], [m].[EnterpriseId]
FROM [Meetings] AS [m]
WHERE [m].[Open] = CAST(1 AS bit)

SELECT [r].[Id], [r].[EnterpriseId]
FROM [Referrals] AS [r]
WHERE [r].[Open] = CAST(1 AS bit)


-- due clocks
SELECT TOP(@p) [d].[SubjectId], [d].[Key], [d].[DueAt], [d].[EnterpriseId]
FROM [DueRows] AS [d]
WHERE [d].[DueAt] <= @now
ORDER BY [d].[DueAt]

SELECT [d].[SubjectId], [d].[Key], [d].[DueAt], [d].[EnterpriseId]
FROM [DueRows] AS [d]
WHERE [d].[SubjectId] = @subjectId AND [d].[Key] = @key AND [d].[DueAt] <= @now


-- workflow files
SELECT [d].[DefinitionId], [d].[Version]
FROM [Definitions] AS [d]


-- a start takes its turn
EXEC sp_getapplock @Resource = N'DemocraticReview.Start', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;

