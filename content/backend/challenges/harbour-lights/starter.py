def harbour_lights(red, green, seconds):
    pass
