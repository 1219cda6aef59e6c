#!/usr/bin/env python3
"""Django's own commands: python3 manage.py makemigrations, shell, check, ..."""
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == '__main__':
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'project.settings')
    execute_from_command_line(sys.argv)
