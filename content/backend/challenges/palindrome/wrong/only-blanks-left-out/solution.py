def is_palindrome(text):
    kept = [sign for sign in text.lower() if sign != ' ']
    return kept == kept[::-1]
