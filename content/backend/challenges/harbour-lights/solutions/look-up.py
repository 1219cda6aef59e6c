WORDS = {(True, True): 'both', (True, False): 'red', (False, True): 'green', (False, False): 'dark'}


def harbour_lights(red, green, seconds):
    return [WORDS[second % red == 0, second % green == 0] for second in range(1, seconds + 1)]
