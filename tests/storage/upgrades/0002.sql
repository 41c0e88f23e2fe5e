INSERT INTO handled (platform, request, at) VALUES ('telegram', '4711', '2024-04-12 08:00:00.000000');
