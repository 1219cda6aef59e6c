def harbour_lights(red, green, seconds):
    log = []
    for second in range(1, seconds + 1):
        if second % red == 0 and second % green == 0:
            log.append('both')
        elif second % red == 0:
            log.append('red')
        elif second % green == 0:
            log.append('green')
        else:
            log.append('dark')
    return log
