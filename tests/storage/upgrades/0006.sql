INSERT INTO predictions (match, fan, home, away, scorer_team, scorer, made_at, points, exact) VALUES
  ('first-leg', 1, 0, 3, 'liverpool', 'Mohamed Salah', '2024-04-11 12:00:00.000000', 3, 1);
INSERT INTO rounds (match, home, away, scorer_team, scorer, began_at, month, season) VALUES
  ('first-leg', 0, 3, NULL, NULL, '2024-04-11 19:00:00.000000', '2024-04', '2023-24');
INSERT INTO totals (period, fan, points, exact, played) VALUES
  ('month 2024-04', 1, 3, 1, 1), ('season 2023-24', 1, 3, 1, 1);
INSERT INTO regulars (channel, fan) VALUES (1, 1);
