-- What public lists of a hundred thousand events and fifty thousand news are found by. "publishedAt" is the whole condition: a
-- state comes as a text that is cast, from which the planner proves nothing.

-- Lists by beginning; what is over is passed by inside the index.
CREATE INDEX "Event_public_startsAt" ON "Event" ("startsAt", "id", "endsAt") WHERE "publishedAt" IS NOT NULL;
-- Counts, circles and strips of what is ahead or over, without reading the rows, which are long. Nothing a sign-up changes is in it.
CREATE INDEX "Event_public_endsAt" ON "Event" ("endsAt") INCLUDE ("startsAt", "id", "state", "kind", "centreId", "unitId",
  "directionId", "isDateStated", "minimumAge", "isEmergency", "helpsVictims", "helpsOffenders", "isHazardous", "latitude",
  "longitude") WHERE "publishedAt" IS NOT NULL;
-- Feeds, the last change first.
CREATE INDEX "Event_public_updatedAt" ON "Event" ("updatedAt", "id", "endsAt") WHERE "publishedAt" IS NOT NULL;

CREATE INDEX "NewsTranslation_locale_state_newsId" ON "NewsTranslation" ("locale", "state", "newsId");
CREATE INDEX "NewsItem_state_pinned_publishedAt" ON "NewsItem" ("state", "isPinned" DESC, "publishedAt" DESC, "id" DESC);
-- Parts of the sitemap and the number of all public events.
CREATE INDEX "Event_public_id" ON "Event" ("id") INCLUDE ("state", "centreId", "updatedAt") WHERE "publishedAt" IS NOT NULL;
