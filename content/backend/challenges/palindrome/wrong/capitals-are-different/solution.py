def is_palindrome(text):
    kept = [sign for sign in text if sign.isalnum()]
    return kept == kept[::-1]
