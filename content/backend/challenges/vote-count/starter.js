function winner(votes) {}
