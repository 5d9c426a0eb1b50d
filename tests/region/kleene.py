"""Yes, no and unknown (True, False, None), reckoned by hand: what the tests hold the engine to."""


def both(*values):
    if False in values:
        return False
    return None if None in values else True


def either(*values):
    if True in values:
        return True
    return None if None in values else False


def no(value):
    return None if value is None else not value


def compare(test, *values):
    return None if None in values else test(*values)


def otherwise(value, instead):
    return instead if value is None else value
