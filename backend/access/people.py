"""The registers: municipalities, units, providers, persons and staff."""

from typing import Final

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from backend.access import whereabouts
from backend.access.as_known import as_known, registered_close
from backend.access.facts import (
    MunicipalityFacts,
    PersonFacts,
    ProviderName,
    RegisteredFacts,
    StaffMember,
)
from backend.access.tables import (
    Identity,
    JoinedRoles,
    Municipality,
    MunicipalityHost,
    Person,
    Provider,
    Unit,
    UserAccount,
)
from backend.kernel.actor import Actor, BriefAccess, ProofLevel, Role
from backend.kernel.colours import Colours
from backend.kernel.ids import (
    MunicipalityId,
    PersonId,
    ProviderId,
    UnitId,
    UserId,
)
from backend.kernel.mandate import Acting
from backend.kernel.sender import Sender
from backend.plumbing.database import sorting_key
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import sealer_of


def municipalities(session: Session) -> tuple[MunicipalityFacts, ...]:
    """All municipalities of the installation, by name."""
    return _municipalities(session, _MUNICIPALITIES)


def municipality(
    session: Session, municipality_id: MunicipalityId
) -> MunicipalityFacts:
    chosen = _MUNICIPALITIES.where(Municipality.municipality_id == municipality_id)
    return _municipalities(session, chosen)[0]


_MUNICIPALITIES: Final = (
    select(Municipality, MunicipalityHost.host)
    .outerjoin(
        MunicipalityHost,
        MunicipalityHost.municipality_id == Municipality.municipality_id,
    )
    .order_by(Municipality.name, Municipality.municipality_id, MunicipalityHost.place)
)


def _municipalities(
    session: Session, statement: Select[Municipality, str]
) -> tuple[MunicipalityFacts, ...]:
    found: dict[MunicipalityId, tuple[Municipality, list[str]]] = {}
    for row, host in session.execute(statement):
        _, hosts = found.setdefault(row.municipality_id, (row, []))
        hosts.extend([host] if host else [])
    return tuple(_municipality_facts(row, hosts) for row, hosts in found.values())


def herself(session: Session, user_id: UserId) -> set[UserId]:
    """Every account that she has shown to be hers, ended ones too, this one among them."""
    own = select(JoinedRoles.own_id).where(
        (JoinedRoles.post_id == user_id) | (JoinedRoles.own_id == user_id)
    )
    joined = select(JoinedRoles).where(JoinedRoles.own_id.in_(own))
    pairs = [(row.post_id, row.own_id) for row in session.scalars(joined)]
    return {user_id}.union(*pairs)


def units(session: Session, municipality_id: MunicipalityId) -> tuple[UnitId, ...]:
    """The officers' units of a municipality; new cases go to the first."""
    return tuple(
        session.scalars(
            select(Unit.unit_id)
            .where(Unit.municipality_id == municipality_id)
            .order_by(Unit.unit_id)
        )
    )


def providers(
    session: Session, municipality_id: MunicipalityId
) -> tuple[ProviderName, ...]:
    rows = session.scalars(
        select(Provider)
        .where(Provider.municipality_id == municipality_id)
        .order_by(Provider.name)
    )
    return tuple(_provider_name(row) for row in rows)


def provider(session: Session, provider_id: ProviderId) -> ProviderName:
    return _provider_name(session.get_one(Provider, provider_id))


def place_names(session: Session, municipality_id: MunicipalityId) -> dict[str, str]:
    """The units of officers and of providers, by id."""
    units = session.execute(
        select(Unit.unit_id, Unit.name).where(Unit.municipality_id == municipality_id)
    )
    named = {str(unit_id): name for unit_id, name in units}
    of_providers = providers(session, municipality_id)
    return named | {str(each.provider_id): each.name for each in of_providers}


def person(session: Session, person_id: PersonId) -> PersonFacts:
    """A person, for whoever has already reached her case through `scope`."""
    return as_known(session, session.get_one(Person, person_id))


def person_if_told(session: Session, person_id: PersonId) -> PersonFacts | None:
    """A person, unless she is one by her e-mail address alone and has told nothing yet."""
    row = session.get(Person, person_id)
    return None if row is None else as_known(session, row)


def person_numbered(
    session: Session, *, municipality_id: MunicipalityId, personnummer: str
) -> PersonFacts | None:
    """The person with this personnummer (12 digits) in this municipality, if known."""
    row = session.scalar(
        select(Person).where(
            Person.municipality_id == municipality_id,
            Person.personnummer_index == sealer_of(session).fingerprint(personnummer),
        )
    )
    return None if row is None else as_known(session, row)


def keep_person(session: Session, facts: PersonFacts) -> PersonId:
    """Enter a person, or change what the register says about her; a number stays."""
    row = session.get(Person, facts.person_id)
    if row is None:
        row = Person(
            person_id=facts.person_id,
            municipality_id=facts.municipality_id,
            given_name="",
            family_name="",
            sorted_name="",
            personnummer_sealed="",
            personnummer_index=None,
            born_on=facts.born_on,
            address="",
            postal="",
            area="",
            phone="",
            email="",
            language="sv",
        )
        session.add(row)
    if row.personnummer_index is None:
        _number(session, row, facts)
    row.given_name, row.family_name = facts.given_name, facts.family_name
    row.sorted_name = sorting_key(f"{facts.family_name} {facts.given_name}")[:320]
    row.address, row.postal, row.area = facts.address, facts.postal, facts.area
    row.phone, row.email, row.language = facts.phone, facts.email, facts.language
    row.contact_name, row.contact_phone = facts.contact_name, facts.contact_phone
    session.flush()
    whereabouts.seal_if_protected(
        session, municipality_id=row.municipality_id, person_id=row.person_id
    )
    return facts.person_id


def _number(session: Session, row: Person, facts: PersonFacts) -> None:
    """Whoever has not been proven cannot be found by the number she gave."""
    sealer = sealer_of(session)
    row.personnummer_sealed = sealer.seal(facts.personnummer)
    row.born_on = facts.born_on
    if facts.is_proven:
        row.personnummer_index = sealer.fingerprint(facts.personnummer)


def new_person_id() -> PersonId:
    return PersonId(new_id())


def staff(session: Session, user_id: UserId) -> StaffMember:
    return _staff_member(session.get_one(UserAccount, user_id))


def staff_of_provider(
    session: Session, provider_id: ProviderId
) -> tuple[StaffMember, ...]:
    return _staff(
        session, select(UserAccount).where(UserAccount.provider_id == provider_id)
    )


def staff_in_role(
    session: Session, *, municipality_id: MunicipalityId, role: Role
) -> tuple[StaffMember, ...]:
    """Everybody in a role in a municipality, by name."""
    return _staff(
        session,
        select(UserAccount).where(
            UserAccount.municipality_id == municipality_id, UserAccount.role == role
        ),
    )


def everybody(session: Session) -> tuple[StaffMember, ...]:
    """Everybody who is known, in the order they were entered."""
    is_known = (UserAccount.role != Role.citizen) | UserAccount.person_id.is_not(None)
    rows = session.scalars(
        select(UserAccount)
        .where(UserAccount.ended_at.is_(None), is_known)
        .order_by(UserAccount.user_id)
    )
    return tuple(_staff_member(row) for row in rows)


def actor_of(
    member: StaffMember,
    *,
    level: ProofLevel,
    sign_in: str | None = None,
    acting: Acting | None = None,
    post_id: UserId | None = None,
    for_a_while: tuple[BriefAccess, ...] = (),
    opened: tuple[PersonId, ...] = (),
) -> Actor:
    """The actor that somebody is when signed in, known as surely as `level` says.

    Whoever is acting for another stands in that person's place.
    """
    own = member.person_id or _of_her_own(member)
    return Actor(
        user_id=member.user_id,
        name=member.name,
        title=member.title,
        role=member.role,
        level=level,
        municipality_id=member.municipality_id,
        unit_id=member.unit_id,
        provider_id=member.provider_id,
        person_id=acting.person_id if acting else own,
        sign_in=sign_in,
        acting=acting,
        post_id=post_id,
        for_a_while=for_a_while,
        opened=opened,
    )


def surely_known(
    session: Session, account: UserAccount, level: ProofLevel
) -> ProofLevel:
    """As surely as she signed in, but by her own word only with an e-ID of that number.

    Whoever has given another's number reads nothing that is written under it.
    """
    if level is not ProofLevel.N3 or not _is_by_own_word(account):
        return level
    told = session.get(Person, account.user_id)
    if told is None:
        return level
    sealer = sealer_of(session)
    number = sealer.unseal(told.personnummer_sealed)
    is_hers = exists().where(
        Identity.user_id == account.user_id,
        Identity.personnummer_index == sealer.fingerprint(number),
    )
    return level if session.scalar(select(is_hers)) else ProofLevel.N2


def _is_by_own_word(account: UserAccount) -> bool:
    return account.role is Role.citizen and account.person_id is None


def _of_her_own(member: StaffMember) -> PersonId | None:
    """Known by an e-mail address alone: what she tells hangs on a person of her own."""
    return PersonId(member.user_id) if member.role is Role.citizen else None


def _staff(session: Session, statement: Select[UserAccount]) -> tuple[StaffMember, ...]:
    still_here = statement.where(UserAccount.ended_at.is_(None))
    rows = session.scalars(still_here.order_by(UserAccount.name))
    return tuple(_staff_member(row) for row in rows)


def _staff_member(row: UserAccount) -> StaffMember:
    return StaffMember(
        user_id=row.user_id,
        slug=row.slug,
        name=row.name,
        title=row.title,
        role=row.role,
        phone=row.phone,
        email=row.email,
        municipality_id=row.municipality_id,
        unit_id=row.unit_id,
        provider_id=row.provider_id,
        person_id=row.person_id,
    )


def _municipality_facts(row: Municipality, hosts: list[str]) -> MunicipalityFacts:
    return MunicipalityFacts(
        municipality_id=row.municipality_id,
        slug=row.slug,
        name=row.name,
        code=row.code,
        phone=row.phone,
        opens=row.opens,
        closes=row.closes,
        address=row.address,
        board=row.board,
        finnish_area=row.finnish_area,
        is_default=row.is_default,
        data_protection=row.data_protection,
        hosts=tuple(hosts),
        colours=Colours(light=row.colour_light, dark=row.colour_dark)
        if row.colour_light
        else None,
        sender=Sender(name=row.sender_name, address=row.sender_address)
        if row.sender_address
        else None,
    )


def _provider_name(row: Provider) -> ProviderName:
    return ProviderName(
        provider_id=row.provider_id,
        slug=row.slug,
        name=row.name,
        phone=row.phone,
        organisation_number=row.organisation_number,
        municipal=row.municipal,
    )


def registered(session: Session, person_id: PersonId) -> RegisteredFacts:
    """What the register says of her, whatever has been told since."""
    row = session.get_one(Person, person_id)
    return RegisteredFacts(
        name=f"{row.given_name} {row.family_name}",
        born_on=row.born_on,
        address=row.address,
        postal=row.postal,
        phone=row.phone,
        email=row.email,
        language=row.language,
        close=registered_close(row.contact_name, row.contact_phone),
        is_proven=row.personnummer_index is not None,
    )
