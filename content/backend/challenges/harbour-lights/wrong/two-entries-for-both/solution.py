def harbour_lights(red, green, seconds):
    log = []
    for second in range(1, seconds + 1):
        if second % red == 0:
            log.append('red')
        if second % green == 0:
            log.append('green')
        if second % red != 0 and second % green != 0:
            log.append('dark')
    return log
