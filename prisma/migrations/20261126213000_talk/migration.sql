-- CreateEnum
CREATE TYPE "CommentState" AS ENUM ('waiting', 'shown', 'held', 'hidden', 'removed');

-- CreateEnum
CREATE TYPE "ReportReason" AS ENUM ('spam', 'insult', 'personalData', 'untrue', 'other');

-- CreateEnum
CREATE TYPE "NameStyle" AS ENUM ('initial', 'full');

-- CreateEnum
CREATE TYPE "ReactionKind" AS ENUM ('thanks', 'heart', 'clap');

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "newsId" UUID NOT NULL,
    "parentId" UUID,
    "authorId" UUID,
    "authorName" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" "CommentState" NOT NULL,
    "hiddenReason" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "editedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommentReport" (
    "id" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "reporterId" UUID,
    "reason" "ReportReason" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "CommentReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commenter" (
    "userId" UUID NOT NULL,
    "nameStyle" "NameStyle" NOT NULL DEFAULT 'initial',
    "trustedAt" TIMESTAMPTZ(3),
    "blockedAt" TIMESTAMPTZ(3),
    "blockedUntil" TIMESTAMPTZ(3),
    "blockReason" TEXT NOT NULL DEFAULT '',
    "blockedById" UUID,

    CONSTRAINT "Commenter_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "CommentClosing" (
    "id" UUID NOT NULL,
    "newsId" UUID,
    "closedById" UUID,
    "closedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommentClosing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NewsDay" (
    "newsId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "reactions" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "NewsDay_pkey" PRIMARY KEY ("newsId","day")
);

-- CreateTable
CREATE TABLE "ViewSalt" (
    "day" DATE NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "ViewSalt_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "NewsView" (
    "day" DATE NOT NULL,
    "newsId" UUID NOT NULL,
    "mark" BYTEA NOT NULL,

    CONSTRAINT "NewsView_pkey" PRIMARY KEY ("day","newsId","mark")
);

-- CreateTable
CREATE TABLE "Reaction" (
    "newsId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "ReactionKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("newsId","userId")
);

-- CreateIndex
CREATE INDEX "Comment_newsId_createdAt_id_idx" ON "Comment"("newsId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Comment_authorId_createdAt_idx" ON "Comment"("authorId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Comment_parentId_idx" ON "Comment"("parentId");

-- CreateIndex
CREATE INDEX "Comment_state_createdAt_id_idx" ON "Comment"("state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "CommentReport_reporterId_idx" ON "CommentReport"("reporterId");

-- CreateIndex
CREATE UNIQUE INDEX "CommentReport_commentId_reporterId_key" ON "CommentReport"("commentId", "reporterId");

-- CreateIndex
CREATE INDEX "Commenter_blockedAt_idx" ON "Commenter"("blockedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CommentClosing_newsId_key" ON "CommentClosing"("newsId");

-- CreateIndex
CREATE INDEX "NewsDay_day_idx" ON "NewsDay"("day");

-- CreateIndex
CREATE INDEX "Reaction_userId_idx" ON "Reaction"("userId");

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentReport" ADD CONSTRAINT "CommentReport_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentReport" ADD CONSTRAINT "CommentReport_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commenter" ADD CONSTRAINT "Commenter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commenter" ADD CONSTRAINT "Commenter_blockedById_fkey" FOREIGN KEY ("blockedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentClosing" ADD CONSTRAINT "CommentClosing_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentClosing" ADD CONSTRAINT "CommentClosing_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsDay" ADD CONSTRAINT "NewsDay_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsView" ADD CONSTRAINT "NewsView_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.
ALTER TABLE "NewsDay" ADD CONSTRAINT "NewsDay_counts" CHECK ("views" >= 0 AND "comments" >= 0 AND "reactions" >= 0);
ALTER TABLE "ViewSalt" ADD CONSTRAINT "ViewSalt_length" CHECK (octet_length("salt") = 32);
ALTER TABLE "NewsView" ADD CONSTRAINT "NewsView_length" CHECK (octet_length("mark") = 16);

ALTER TABLE "Comment" ADD CONSTRAINT "Comment_length" CHECK (char_length("body") <= 2000);
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_words" CHECK (("state" = 'removed') = ("body" = ''));
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_reason" CHECK ("state" <> 'hidden' OR "hiddenReason" <> '');
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_locale" CHECK ("locale" IN ('kk', 'ru', 'en'));
ALTER TABLE "CommentReport" ADD CONSTRAINT "CommentReport_length" CHECK (char_length("words") <= 500);
ALTER TABLE "Commenter" ADD CONSTRAINT "Commenter_block"
  CHECK (("blockedAt" IS NOT NULL OR "blockedUntil" IS NULL) AND ("blockedAt" IS NULL OR "blockReason" <> ''));

CREATE INDEX "CommentReport_open" ON "CommentReport" ("commentId") WHERE "settledAt" IS NULL;
-- The switch of the whole site is there once.
CREATE UNIQUE INDEX "CommentClosing_everywhere" ON "CommentClosing" ((true)) WHERE "newsId" IS NULL;

-- One level of answers, and an answer stands under the item its comment stands under.
CREATE FUNCTION "comment_answers_once"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Comment" p WHERE p."id" = NEW."parentId" AND p."newsId" = NEW."newsId" AND p."parentId" IS NULL) THEN
    RAISE EXCEPTION 'an answer needs a comment of the same item that is no answer itself';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Comment_answers_once" BEFORE INSERT OR UPDATE OF "parentId", "newsId" ON "Comment"
  FOR EACH ROW WHEN (NEW."parentId" IS NOT NULL) EXECUTE FUNCTION "comment_answers_once"();
