UPDATE channels SET dark = true, ballot = '{"halves": false}' WHERE address = 'reds';
UPDATE room_messages SET picture = '{"width": 800, "height": 400, "secret": false}' WHERE key = 'k1';
INSERT INTO links (account, code, until) SELECT min(digest), 'a-code', '2024-04-12 10:00:00.000000' FROM accounts;
INSERT INTO link_tries (account, at) SELECT min(digest), '2024-04-12 10:00:00.000000' FROM accounts;
INSERT INTO picks (ballot, fan, number) VALUES (1, 1, 1);
INSERT INTO pick_tallies (ballot, number, fans) VALUES (1, 1, 1);
