UPDATE deliveries SET together = 3 WHERE state = 'pending';
