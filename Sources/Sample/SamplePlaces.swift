import Housing

/// An invented housing association (boligorganisation) with a number in the form of the register's (LBF).
struct SampleAssociation {
    let number: String
    let name: String
    /// Streets, one for each department; department 1 has number "10", the next "20".
    let streets: [SampleStreet]
}

/// An invented street in a real Copenhagen postcode.
struct SampleStreet {
    let name: String
    let postcode: String
    let town: String
}

/// The invented landscape of the sample. Every name says that it is one.
enum SamplePlaces {
    /// The letter of the private landlord's units; all the others are social housing.
    static let privateNumber = "9012"

    static let associations: [SampleAssociation] = {
        let names = [
            "Eksempel Boligforening Nord", "Eksempel Boligforening Syd", "Boligselskabet Prøvegården",
            "Andelsforeningen Mønster", "Opdigtet Almenbolig", "Boligforeningen Attrap", "Prøveboligselskabet Øst",
            "Skabelonens Boligforening", "Boligselskabet Fiktion", "Ungdomsboligerne Eksempel",
            "Ældreboligerne Påfund", "Eksempel Privat Udlejning",
        ]
        return names.enumerated().map { index, name in
            SampleAssociation(
                number: "\(9001 + index)", name: name,
                streets: (0..<4).map { streets[(index * 3 + $0 * 5) % streets.count] })
        }
    }()

    /// Where the number is unknown there is no such street; the sample asks only for numbers of its own list.
    static func association(_ number: String) -> SampleAssociation? {
        associations.first { $0.number == number }
    }

    private static let streets = [
        SampleStreet(name: "Prøvevej", postcode: "2400", town: "København NV"),
        SampleStreet(name: "Eksempelgade", postcode: "2200", town: "København N"),
        SampleStreet(name: "Opdigtet Allé", postcode: "2300", town: "København S"),
        SampleStreet(name: "Mønsterstræde", postcode: "2500", town: "Valby"),
        SampleStreet(name: "Testvænget", postcode: "2700", town: "Brønshøj"),
        SampleStreet(name: "Påfundsvej", postcode: "2450", town: "København SV"),
        SampleStreet(name: "Fiktionsgade", postcode: "2100", town: "København Ø"),
        SampleStreet(name: "Attrapvej", postcode: "2720", town: "Vanløse"),
        SampleStreet(name: "Skabelonvej", postcode: "2400", town: "København NV"),
        SampleStreet(name: "Øvelsesgade", postcode: "2300", town: "København S"),
        SampleStreet(name: "Ingenstedsvej", postcode: "2500", town: "Valby"),
    ]

    /// A department and an address of the association, the address following from the tenancy's running number.
    static func place(
        in association: SampleAssociation, tenancy: Int, using generator: inout SeededGenerator
    ) -> (department: String, street: SampleStreet, address: String) {
        let index = generator.number(in: 0...(association.streets.count - 1))
        let street = association.streets[index]
        let floor = generator.weighted([("st.", 1), ("1.", 3), ("2.", 3), ("3.", 3), ("4.", 2)])
        let side = generator.pick(["tv", "mf", "th"])
        return ("\((index + 1) * 10)", street, "\(street.name) \(tenancy % 400 + 1), \(floor) \(side)")
    }
}
