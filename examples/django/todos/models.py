from django.conf import settings
from django.db import models

LONGEST_TITLE = 200


class Todo(models.Model):
    title = models.CharField(max_length=LONGEST_TITLE)
    done = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # The to-dos of nobody are everybody's: the public list.
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)

    class Meta:
        ordering = ['pk']
        indexes = [models.Index(fields=['owner', 'done'], name='todos_by_owner')]

    def as_json(self):
        return {
            'id': self.pk,
            'title': self.title,
            'done': self.done,
            'createdAt': self.created_at.isoformat(timespec='milliseconds'),
        }
