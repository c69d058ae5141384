/// What kind of dwelling it is (boligtype). Almenboligloven §§ 54, 59, 149 a; `private` is a private letting.
package enum UnitType: String, Code {
    case family, youth, elderly, special
    case `private`

    package var words: Words {
        switch self {
        case .family: Words(da: "Familiebolig", en: "Family unit")
        case .youth: Words(da: "Ungdomsbolig", en: "Youth unit")
        case .elderly: Words(da: "Ældrebolig", en: "Unit for the elderly")
        case .special: Words(da: "Skæv bolig", en: "Special dwelling")
        case .private: Words(da: "Privat lejebolig", en: "Private letting")
        }
    }

    package var fileWords: [String] {
        switch self {
        case .family: ["familiebolig", "almen familiebolig"]
        case .youth: ["ungdomsbolig", "almen ungdomsbolig"]
        case .elderly: ["aeldrebolig", "almen aeldrebolig"]
        case .special: ["skaev bolig"]
        case .private: ["privat lejebolig"]
        }
    }
}

/// Whether consumption is in the rent or paid beside it.
package enum Inclusion: String, Code {
    case included, separate

    package var words: Words {
        switch self {
        case .included: Words(da: "Inkluderet i huslejen", en: "Included in the rent")
        case .separate: Words(da: "Betales særskilt", en: "Paid separately")
        }
    }

    package var fileWords: [String] {
        switch self {
        case .included: ["inkluderet"]
        case .separate: ["separat"]
        }
    }
}

/// Who keeps the dwelling up (vedligeholdelse). Housing-benefit act § 10(4).
package enum Maintenance: String, Code {
    case landlord, painting, all

    package var words: Words {
        switch self {
        case .landlord: Words(da: "Udlejer vedligeholder", en: "The landlord")
        case .painting: Words(da: "Lejer maler og tapetserer", en: "The tenant paints")
        case .all: Words(da: "Lejer vedligeholder alt", en: "The tenant, all of it")
        }
    }

    package var fileWords: [String] {
        switch self {
        case .landlord: ["udlejer"]
        case .painting: ["maling"]
        case .all: ["lejer"]
        }
    }
}

/// What became of a unit received: received = allocated + returned + withdrawn + open, always. Statistics count one
/// that is offered, and not answered yet, as open.
package enum UnitState: String, Code {
    case open, offered, allocated, returned, withdrawn

    package var words: Words {
        switch self {
        case .open: Words(da: "Åben", en: "Open")
        case .offered: Words(da: "Tilbudt", en: "Offered")
        case .allocated: Words(da: "Anvist", en: "Allocated")
        case .returned: Words(da: "Returneret", en: "Returned")
        case .withdrawn: Words(da: "Trukket tilbage", en: "Withdrawn")
        }
    }

    /// A register's words, which name no offer.
    package var fileWords: [String] {
        switch self {
        case .open: ["aaben"]
        case .offered: []
        case .allocated: ["anvist"]
        case .returned: ["returneret"]
        case .withdrawn: ["trukket"]
        }
    }
}
