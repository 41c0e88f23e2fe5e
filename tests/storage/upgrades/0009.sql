UPDATE fans SET language = 'it', zone = 'Europe/Rome' WHERE id = 1;
