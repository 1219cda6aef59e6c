function isPalindrome(text) {}
