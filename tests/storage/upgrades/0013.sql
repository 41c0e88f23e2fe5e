INSERT INTO paces (name, taken, next_at, granted, halted_until) VALUES ('telegram 1', '{}', 1713000000.5, 0, 0);
