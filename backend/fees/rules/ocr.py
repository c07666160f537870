"""OCR: a payment reference with a length digit and a check digit (modulus 10)."""

from stdnum import luhn


def ocr_of(number: str) -> str:
    """`1234567` becomes `123456790`: length (two digits longer, mod 10), then Luhn."""
    with_length = f"{number}{(len(number) + 2) % 10}"
    return with_length + luhn.calc_check_digit(with_length)


def is_ocr(text: str) -> bool:
    """Whether both the length digit and the check digit hold."""
    return (
        text.isascii()
        and text.isdigit()
        and len(text) > 2
        and int(text[-2]) == len(text) % 10
        and luhn.is_valid(text)
    )
