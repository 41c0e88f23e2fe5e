INSERT INTO sign_in_links (digest, platform, person, name, community, made_at, ends_at, used_at) VALUES
  ('link-digest', 'discord', '7', 'Bob', 1, '2024-04-12 10:00:00.000000', '2024-04-12 10:10:00.000000', NULL);
INSERT INTO sign_in_sessions (digest, platform, person, name, made_at, seen_at, ends_at) VALUES
  ('session-digest', 'discord', '7', 'Bob', '2024-04-12 10:00:00.000000', '2024-04-12 10:01:00.000000',
   '2024-04-19 10:00:00.000000');
