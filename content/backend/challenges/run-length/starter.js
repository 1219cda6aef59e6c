function runs(text) {}
