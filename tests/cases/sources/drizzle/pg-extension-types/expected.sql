CREATE TABLE "documents" (
	"id" integer PRIMARY KEY NOT NULL,
	"title" "citext" NOT NULL,
	"embedding" vector(3),
	"half" halfvec(8),
	"spot" geometry(point)
);
--> statement-breakpoint
CREATE INDEX "documents_embedding" ON "documents" USING hnsw ("embedding" vector_cosine_ops);