"""
Settings, by environment: DATA, SECRET_KEY, TOKEN_SECONDS, OAUTH_..., ALLOWED_HOSTS, DEBUG.
Without any of them the server is fit to run here.
"""
import os
from pathlib import Path

from .oauth_settings import oauth_settings
from .secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA = os.environ.get('DATA', str(BASE_DIR / 'todos.db'))

SECRET_KEY = secret_key(DATA)
# How long a token is good.
TOKEN_SECONDS = int(os.environ.get('TOKEN_SECONDS', 3_600))
OAUTH = oauth_settings(os.environ)
# With DEBUG an error shows our source and our settings to whoever asks: never without saying so.
DEBUG = os.environ.get('DEBUG') == '1'
ALLOWED_HOSTS = os.environ.get('ALLOWED_HOSTS', 'localhost 127.0.0.1 [::1]').split()

INSTALLED_APPS = ['people', 'todos', 'django.contrib.auth', 'django.contrib.contenttypes']
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    # No sessions: who asks is said by a header, which no page of somebody else can send. The one cookie, of those who are on
    # their way to another service and back, comes with a state of its own. So there is nothing for CsrfViewMiddleware to protect.
    'django.middleware.http.ConditionalGetMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
    'project.errors.ErrorsAsJson',
]
ROOT_URLCONF = 'project.urls'

DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.sqlite3',
        'NAME': DATA,
        # Seconds that a writer waits while another one writes.
        'OPTIONS': {'timeout': 10},
    }
}
# Of the one process; with several it has to be one that they share. Beyond its bound it drops what was not asked for the longest.
CACHES = {
    'default': {
        'BACKEND': 'django.core.cache.backends.locmem.LocMemCache',
        'OPTIONS': {'MAX_ENTRIES': 10_000},
    }
}
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'

AUTH_USER_MODEL = 'people.User'
PASSWORD_HASHERS = ['people.hashers.Argon2']
AUTH_PASSWORD_VALIDATORS = [
    {'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator', 'OPTIONS': {'min_length': 8}}
]

DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
USE_TZ = True
TIME_ZONE = 'UTC'
USE_I18N = False
