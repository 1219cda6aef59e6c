def is_palindrome(text):
    kept = [sign for sign in text.lower() if sign.isalnum()]
    return kept == kept[::-1]
