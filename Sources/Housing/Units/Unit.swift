/// A dwelling a housing association has put at the municipality's disposal, as its file states it.
///
/// The key of a receipt is (association, department, tenancy, received on). The same dwelling received again is
/// another unit; the same key with other values is a change of this one.
package struct Unit: Hashable, Sendable, Codable {
    /// The association's LBF number, as first received.
    package var association: String
    package var department: String
    package var tenancy: String
    package var address: String
    /// Four digits.
    package var postcode: String
    package var town: String
    /// DAR address id (UUID).
    package var addressID: String?
    package var type: UnitType
    /// Rooms in tenths: 25 is two and a half rooms.
    package var roomTenths: Int
    /// Gross floor area in tenths of a square metre.
    package var areaTenths: Int
    /// kr/month without consumption.
    package var rent: Money
    /// kr/month paid on account.
    package var heatOnAccount: Money?
    package var waterOnAccount: Money?
    package var electricityOnAccount: Money?
    package var heating: Inclusion?
    package var hotWater: Inclusion?
    package var electricity: Inclusion?
    package var water: Inclusion?
    package var maintenance: Maintenance?
    /// kr, once.
    package var deposit: Money?
    /// The day it was put at the municipality's disposal.
    package var receivedOn: Day
    /// The day it can be moved into; a register row may not know it.
    package var availableFrom: Day?
    /// The last day to allocate or return it; else from the letting agreement.
    package var answerBy: Day?

    package init(
        association: String, department: String, tenancy: String, address: String, postcode: String, town: String,
        addressID: String? = nil, type: UnitType, roomTenths: Int, areaTenths: Int, rent: Money,
        heatOnAccount: Money? = nil, waterOnAccount: Money? = nil, electricityOnAccount: Money? = nil,
        heating: Inclusion? = nil, hotWater: Inclusion? = nil, electricity: Inclusion? = nil, water: Inclusion? = nil,
        maintenance: Maintenance? = nil, deposit: Money? = nil, receivedOn: Day, availableFrom: Day?,
        answerBy: Day? = nil
    ) {
        self.association = association
        self.department = department
        self.tenancy = tenancy
        self.address = address
        self.postcode = postcode
        self.town = town
        self.addressID = addressID
        self.type = type
        self.roomTenths = roomTenths
        self.areaTenths = areaTenths
        self.rent = rent
        self.heatOnAccount = heatOnAccount
        self.waterOnAccount = waterOnAccount
        self.electricityOnAccount = electricityOnAccount
        self.heating = heating
        self.hotWater = hotWater
        self.electricity = electricity
        self.water = water
        self.maintenance = maintenance
        self.deposit = deposit
        self.receivedOn = receivedOn
        self.availableFrom = availableFrom
        self.answerBy = answerBy
    }
}
