def is_palindrome(text):
    kept = [sign for sign in text.lower() if sign.isalpha()]
    return kept == kept[::-1]
