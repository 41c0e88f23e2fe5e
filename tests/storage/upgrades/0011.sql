UPDATE occasions SET trace = 1 WHERE kind = 'full_time';
