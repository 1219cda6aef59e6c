from collections import Counter


def winner(votes):
    ranking = Counter(votes).most_common(2)
    if not ranking:
        return ''
    if len(ranking) == 2 and ranking[0][1] == ranking[1][1]:
        return ''
    return ranking[0][0]
