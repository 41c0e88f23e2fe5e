UPDATE channels SET paused_until = '2024-05-01 10:00:00.000000' WHERE address = '8101';
