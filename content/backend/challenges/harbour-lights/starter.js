function harbourLights(red, green, seconds) {}
