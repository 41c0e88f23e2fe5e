INSERT INTO feeds (community, url, name, trusted, added_at, removed_at, etag, modified, next_at, failures, problem) VALUES
  (1, 'https://paper.example/feed', 'A Paper', true, '2024-04-12 08:00:00.000000', NULL, '"e1"', NULL,
   '2024-04-12 09:00:00.000000', 0, NULL),
  (NULL, 'https://other.example/feed', '', false, '2024-04-12 08:00:00.000000', '2024-04-13 08:00:00.000000', NULL, NULL,
   '2024-04-12 09:00:00.000000', 3, 'it does not answer');
INSERT INTO feed_items (feed, item, at) VALUES (1, 'item-digest', '2024-04-12 08:10:00.000000');
INSERT INTO articles (community, digest, url, publisher, title, published, language, text, reading, match, trusted,
  came_at) VALUES
  (1, 'article-digest', 'https://paper.example/a', 'A Paper', 'A preview', '2024-04-12', 'en', 'Salah may miss it.',
   '{"kind": "preview"}', 'second-leg', true, '2024-04-12 08:10:00.000000');
INSERT INTO decisions (article, community, part, topic, verdict, match, settled, "by", at) VALUES
  (1, 1, 1, 'absences', 'approved', 'second-leg', true, NULL, '2024-04-12 08:10:01.000000');
INSERT INTO claims (match, kind, about, value, source, said_at, recorded_at, community, official, withdrawn_at, digest,
  article, span) VALUES
  ('second-leg', 'AbsenceOf', '{"match": "second-leg", "team": "liverpool", "player": "Mohamed Salah"}',
   '{"status": "doubt", "reason": null, "until": null}', 'provider', '2024-04-12 08:10:00.000000',
   '2024-04-12 08:10:01.000000', 1, false, NULL, 'aa05', 1, '[0, 18]');
