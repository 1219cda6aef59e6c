"""The Python side of the judge: reads a request, runs a learner's code, says what came out. It knows no expected value."""
