import Housing

/// The words an association or a caseworker writes in the files, which the import's profiles read.
enum SampleWords {
    static func word(_ type: UnitType) -> String {
        switch type {
        case .family: "Familiebolig"
        case .youth: "Ungdomsbolig"
        case .elderly: "Ældrebolig"
        case .special: "Skæv bolig"
        case .private: "Privat lejebolig"
        }
    }

    static func word(_ inclusion: Inclusion?) -> String {
        switch inclusion {
        case .included: "Inkluderet"
        case .separate: "Separat"
        case nil: ""
        }
    }

    static func word(_ maintenance: Maintenance?) -> String {
        switch maintenance {
        case .landlord: "Udlejer"
        case .painting: "Maling"
        case .all: "Lejer"
        case nil: ""
        }
    }

    static func word(_ reason: ReturnReason) -> String {
        switch reason {
        case .rentTooHigh: "For høj husleje"
        case .noSuitableCitizen: "Ingen egnet borger"
        case .condition: "Boligens stand"
        case .access: "Adgangsforhold"
        case .deadlinePassed: "Svarfrist overskredet"
        case .renovation: "Renovering"
        case .mistake: "Fejl"
        case .other: "Andet"
        }
    }

    static func word(_ group: TargetGroup) -> String {
        switch group {
        case .homeless: "Hjemløs"
        case .young: "Ung"
        case .violence: "Voldsudsat"
        case .prisonRelease: "Udslusning kriminalforsorg"
        case .refugee: "Flygtning"
        case .other: "Anden"
        }
    }

    static func word(_ category: HomelessCategory?) -> String {
        switch category {
        case .street: "Gade"
        case .nightShelter: "Natherberg"
        case .shelter: "Herberg"
        case .hotel: "Hotel"
        case .friends: "Venner"
        case .shortStay: "Kort bolig"
        case .prisonRelease: "Løsladelse"
        case .discharge: "Udskrivning"
        case .other: "Anden"
        case nil: ""
        }
    }

    static func word(_ value: Bool?) -> String {
        switch value {
        case true: "Ja"
        case false: "Nej"
        case nil: ""
        }
    }
}
