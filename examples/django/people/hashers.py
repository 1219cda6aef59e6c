from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    # 19 MiB, twice through, one lane: what OWASP's Password Storage Cheat Sheet asks for.
    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
