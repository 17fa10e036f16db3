IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    BEGIN
    DECLARE @db_name nvarchar(max) = QUOTENAME(DB_NAME());
    EXEC(N'ALTER DATABASE ' + @db_name + ' COLLATE Latin1_General_100_BIN2;');
    END

END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [AspNetUsers] (
        [Id] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [Roles] nvarchar(400) NOT NULL,
        [UserName] nvarchar(256) NULL,
        [NormalizedUserName] nvarchar(256) NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(max) NULL,
        [SecurityStamp] nvarchar(max) NULL,
        [ConcurrencyStamp] nvarchar(max) NULL,
        [PhoneNumber] nvarchar(max) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] bigint NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_AspNetUsers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Attachments] (
        [Id] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [ItemId] uniqueidentifier NOT NULL,
        [Bytes] varbinary(max) NOT NULL,
        CONSTRAINT [PK_Attachments] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Commands] (
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Id] nvarchar(120) NOT NULL,
        [Digest] nvarchar(64) NOT NULL,
        [Answer] nvarchar(max) NOT NULL,
        [At] bigint NOT NULL,
        CONSTRAINT [PK_Commands] PRIMARY KEY ([EnterpriseId], [Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Definitions] (
        [DefinitionId] nvarchar(80) NOT NULL,
        [Version] int NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Definitions] PRIMARY KEY ([DefinitionId], [Version])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [DueRows] (
        [SubjectId] uniqueidentifier NOT NULL,
        [Key] nvarchar(80) NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [DueAt] bigint NOT NULL,
        CONSTRAINT [PK_DueRows] PRIMARY KEY ([SubjectId], [Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Enterprises] (
        [Id] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Name] nvarchar(100) NOT NULL,
        [Change] int NOT NULL,
        [Calendar] nvarchar(max) NULL,
        CONSTRAINT [PK_Enterprises] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Events] (
        [SubjectId] uniqueidentifier NOT NULL,
        [Seq] int NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Type] nvarchar(60) NOT NULL,
        [At] bigint NOT NULL,
        [ActorRole] nvarchar(40) NOT NULL,
        [ActorId] nvarchar(80) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Events] PRIMARY KEY ([SubjectId], [Seq])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Flows] (
        [SubjectId] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [DefinitionId] nvarchar(80) NOT NULL,
        [Version] int NOT NULL,
        [ActivityId] nvarchar(80) NOT NULL,
        [Status] nvarchar(20) NOT NULL,
        [Item] nvarchar(40) NULL,
        [Entered] bit NOT NULL,
        [Steps] int NOT NULL,
        [FaultCode] nvarchar(60) NULL,
        [FaultZh] nvarchar(max) NULL,
        [FaultEn] nvarchar(max) NULL,
        CONSTRAINT [PK_Flows] PRIMARY KEY ([SubjectId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [FlowSteps] (
        [SubjectId] uniqueidentifier NOT NULL,
        [Seq] int NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [ActivityId] nvarchar(80) NOT NULL,
        [Outcome] nvarchar(40) NOT NULL,
        [Item] nvarchar(40) NULL,
        [At] bigint NOT NULL,
        CONSTRAINT [PK_FlowSteps] PRIMARY KEY ([SubjectId], [Seq])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Items] (
        [Id] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Flagged] bit NOT NULL,
        [Stage] nvarchar(40) NOT NULL,
        [MeetingId] uniqueidentifier NULL,
        [Change] int NOT NULL,
        [Source] nvarchar(max) NULL,
        CONSTRAINT [PK_Items] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Links] (
        [Id] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [MeetingId] uniqueidentifier NOT NULL,
        [Role] nvarchar(40) NOT NULL,
        [PersonKey] nvarchar(40) NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [Generation] int NOT NULL,
        [Device] nvarchar(64) NULL,
        CONSTRAINT [PK_Links] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Meetings] (
        [Id] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Number] nvarchar(40) NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [IsRehearsal] bit NOT NULL,
        [Stage] nvarchar(40) NOT NULL,
        [HeldAt] bigint NOT NULL,
        [Open] bit NOT NULL,
        [Change] int NOT NULL,
        CONSTRAINT [PK_Meetings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Members] (
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Number] nvarchar(40) NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [Unit] nvarchar(max) NOT NULL,
        [Post] nvarchar(max) NOT NULL,
        [Profession] nvarchar(max) NOT NULL,
        [Active] bit NOT NULL,
        [Phone] nvarchar(max) NULL,
        [Term] nvarchar(max) NULL,
        CONSTRAINT [PK_Members] PRIMARY KEY ([EnterpriseId], [Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [Referrals] (
        [Id] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [MeetingId] uniqueidentifier NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Stage] nvarchar(40) NOT NULL,
        [Open] bit NOT NULL,
        [Change] int NOT NULL,
        CONSTRAINT [PK_Referrals] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [SealedReports] (
        [ItemId] uniqueidentifier NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Body] varbinary(max) NOT NULL,
        CONSTRAINT [PK_SealedReports] PRIMARY KEY ([ItemId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [AspNetUserClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] uniqueidentifier NOT NULL,
        [ClaimType] nvarchar(max) NULL,
        [ClaimValue] nvarchar(max) NULL,
        CONSTRAINT [PK_AspNetUserClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUserClaims_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [AspNetUserLogins] (
        [LoginProvider] nvarchar(450) NOT NULL,
        [ProviderKey] nvarchar(450) NOT NULL,
        [ProviderDisplayName] nvarchar(max) NULL,
        [UserId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_AspNetUserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_AspNetUserLogins_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE TABLE [AspNetUserTokens] (
        [UserId] uniqueidentifier NOT NULL,
        [LoginProvider] nvarchar(450) NOT NULL,
        [Name] nvarchar(450) NOT NULL,
        [Value] nvarchar(max) NULL,
        CONSTRAINT [PK_AspNetUserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_AspNetUserTokens_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_AspNetUserClaims_UserId] ON [AspNetUserClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_AspNetUserLogins_UserId] ON [AspNetUserLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [AspNetUsers] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_AspNetUsers_EnterpriseId] ON [AspNetUsers] ([EnterpriseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [AspNetUsers] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_Attachments_ItemId] ON [Attachments] ([ItemId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_DueRows_DueAt] ON [DueRows] ([DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_Items_EnterpriseId] ON [Items] ([EnterpriseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Links_MeetingId_Role_PersonKey] ON [Links] ([MeetingId], [Role], [PersonKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_Meetings_EnterpriseId_HeldAt] ON [Meetings] ([EnterpriseId], [HeldAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Meetings_EnterpriseId_Number] ON [Meetings] ([EnterpriseId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_Meetings_Open] ON [Meetings] ([Open]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_EnterpriseId_Open] ON [Referrals] ([EnterpriseId], [Open]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_MeetingId] ON [Referrals] ([MeetingId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_Open] ON [Referrals] ([Open]);
END;

COMMIT;
GO

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261120123236_First'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261120123236_First', N'10.0.14');
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    DROP INDEX [IX_Referrals_EnterpriseId_Open] ON [Referrals];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    DROP INDEX [IX_Referrals_Open] ON [Referrals];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    DROP INDEX [IX_Meetings_Open] ON [Meetings];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    DROP INDEX [IX_Items_EnterpriseId] ON [Items];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    ALTER TABLE [Meetings] ADD [LastEntry] nvarchar(64) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    ALTER TABLE [Meetings] ADD [LastEntryAt] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    ALTER TABLE [Meetings] ADD [RecordKey] nvarchar(130) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    ALTER TABLE [Meetings] ADD [TypedDice] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    ALTER TABLE [Links] ADD [WitnessKey] nvarchar(130) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    CREATE TABLE [Entries] (
        [MeetingId] uniqueidentifier NOT NULL,
        [Seq] int NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Bytes] varbinary(max) NOT NULL,
        [Salt] varbinary(max) NOT NULL,
        CONSTRAINT [PK_Entries] PRIMARY KEY ([MeetingId], [Seq])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    CREATE TABLE [Log] (
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Index] int NOT NULL,
        [Leaf] varbinary(max) NOT NULL,
        CONSTRAINT [PK_Log] PRIMARY KEY ([EnterpriseId], [Index])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    CREATE INDEX [IX_Referrals_EnterpriseId_Title] ON [Referrals] ([EnterpriseId], [Title]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Referrals_Open] ON [Referrals] ([EnterpriseId], [Title]) WHERE [Open] = 1');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    CREATE INDEX [IX_Meetings_EnterpriseId_Stage_HeldAt] ON [Meetings] ([EnterpriseId], [Stage], [HeldAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Meetings_Open] ON [Meetings] ([EnterpriseId], [HeldAt]) WHERE [Open] = 1');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    CREATE INDEX [IX_Items_EnterpriseId_Flagged_Title] ON [Items] ([EnterpriseId], [Flagged], [Title]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    CREATE INDEX [IX_Items_EnterpriseId_MeetingId_Flagged_Title] ON [Items] ([EnterpriseId], [MeetingId], [Flagged], [Title]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    CREATE INDEX [IX_Events_EnterpriseId_At] ON [Events] ([EnterpriseId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127033600_Record'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127033600_Record', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127035143_Ballot'
)
BEGIN
    CREATE TABLE [Ballots] (
        [MeetingId] uniqueidentifier NOT NULL,
        [Item] int NOT NULL,
        [Round] int NOT NULL,
        [Key] nvarchar(64) NOT NULL,
        [Number] int NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Payload] varbinary(max) NOT NULL,
        [Receipt] nvarchar(128) NOT NULL,
        CONSTRAINT [PK_Ballots] PRIMARY KEY ([MeetingId], [Item], [Round], [Key], [Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127035143_Ballot'
)
BEGIN
    CREATE TABLE [Boxes] (
        [MeetingId] uniqueidentifier NOT NULL,
        [Item] int NOT NULL,
        [Round] int NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Archive] varbinary(max) NOT NULL,
        [Trackers] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Boxes] PRIMARY KEY ([MeetingId], [Item], [Round])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127035143_Ballot'
)
BEGIN
    CREATE TABLE [Credentials] (
        [MeetingId] uniqueidentifier NOT NULL,
        [Item] int NOT NULL,
        [Round] int NOT NULL,
        [Key] nvarchar(64) NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Credential] nvarchar(700) NOT NULL,
        CONSTRAINT [PK_Credentials] PRIMARY KEY ([MeetingId], [Item], [Round], [Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127035143_Ballot'
)
BEGIN
    CREATE TABLE [Registered] (
        [MeetingId] uniqueidentifier NOT NULL,
        [Item] int NOT NULL,
        [Round] int NOT NULL,
        [Label] nvarchar(40) NOT NULL,
        [EnterpriseId] uniqueidentifier NOT NULL,
        [Acknowledged] bit NOT NULL,
        CONSTRAINT [PK_Registered] PRIMARY KEY ([MeetingId], [Item], [Round], [Label])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127035143_Ballot'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127035143_Ballot', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127121751_Tablets'
)
BEGIN
    ALTER TABLE [Registered] ADD [Turn] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127121751_Tablets'
)
BEGIN
    ALTER TABLE [Credentials] ADD [OnTablet] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127121751_Tablets'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127121751_Tablets', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127210143_LogEnds'
)
BEGIN
    ALTER TABLE [Log] ADD [KeyAt] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127210143_LogEnds'
)
BEGIN
    ALTER TABLE [Log] ADD [Subtrees] varbinary(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127210143_LogEnds'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127210143_LogEnds', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    DROP INDEX [IX_Referrals_EnterpriseId_Title] ON [Referrals];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    DROP INDEX [IX_Referrals_Open] ON [Referrals];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    DROP INDEX [IX_Items_EnterpriseId_Flagged_Title] ON [Items];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    DROP INDEX [IX_Items_EnterpriseId_MeetingId_Flagged_Title] ON [Items];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    CREATE INDEX [IX_Referrals_EnterpriseId_Title_Id] ON [Referrals] ([EnterpriseId], [Title], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Referrals_Open] ON [Referrals] ([EnterpriseId], [Title], [Id]) WHERE [Open] = 1');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    CREATE INDEX [IX_Items_EnterpriseId_Flagged_Title_Id] ON [Items] ([EnterpriseId], [Flagged], [Title], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    CREATE INDEX [IX_Items_EnterpriseId_MeetingId_Flagged_Title_Id] ON [Items] ([EnterpriseId], [MeetingId], [Flagged], [Title], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Items_Taken] ON [Items] ([EnterpriseId], [Flagged], [Title], [Id]) WHERE [MeetingId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128010732_ListOrders'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261128010732_ListOrders', N'10.0.14');
END;

COMMIT;
GO

