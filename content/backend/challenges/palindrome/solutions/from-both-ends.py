def is_palindrome(text):
    text = text.lower()
    left, right = 0, len(text) - 1
    while left < right:
        if not text[left].isalnum():
            left += 1
        elif not text[right].isalnum():
            right -= 1
        elif text[left] != text[right]:
            return False
        else:
            left += 1
            right -= 1
    return True
