"""Hashes of what somebody must know to come in: argon2id, so that the file gives nothing away."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# The least that OWASP advises (2 rounds, 19 MiB, one thread): 20 to 50 ms and little memory, as
# what is guessed at here are random bits and not somebody's password.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hash_of(secret: str) -> str:
    """A hash of a secret, to keep."""
    return _HASHER.hash(secret)


def is_right(secret_hash: str, secret: str) -> bool:
    """Whether the hash is of this secret."""
    try:
        return _HASHER.verify(secret_hash, secret)
    except (VerificationError, InvalidHashError):
        return False
