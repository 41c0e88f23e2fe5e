UPDATE rules SET side = 'home', text = 'Come on!', role = '99' WHERE kind = 'full_time';
UPDATE channels SET detail = 'goals', consented_at = '2024-04-12 10:00:00.000000' WHERE address = 'reds';
INSERT INTO rule_competitions (channel, kind, lead, competition) VALUES (1, 'full_time', '', 'europa-league');
INSERT INTO quiet_rules (channel, kind, what) VALUES (1, 'goal', 'drop');
INSERT INTO muted (channel, match, at) VALUES (2, 'second-leg', '2024-04-12 10:00:00.000000');
INSERT INTO skipped (channel, subject, kind, variant, at) VALUES
  (1, 'second-leg', 'preview', '', '2024-04-12 10:00:00.000000');
INSERT INTO moderators (community, kind, ref, name, at) VALUES (1, 'role', '55', 'Stewards', '2024-04-12 10:00:00.000000');
INSERT INTO audit (community, channel, at, who, name, what, before, after, undone) VALUES
  (1, 1, '2024-04-12 10:00:00.000000', 'web:ann', 'Ann', 'quiet', NULL, '["22:30", "07:00"]', NULL);
