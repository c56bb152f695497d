package dev.lindy.data.recognise;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What exports call their columns, in English, Dutch, German, French, Spanish and Italian, in small letters without blanks,
 * accents and punctuation.
 *
 * <p>A role has ranks: a name of the first rank says more than one of the next.
 */
final class Headings {

    static final List<Set<String>> CUSTOMER = List.of(words("""
                    customerid customer cust custid customerno customernumber customernr customerkey customercode
                    customeruniqueid customeruser customeruserid client clientid clientno user userid uid buyer buyerid member
                    memberid memberno account accountid shopper shopperid household householdid householdkey donor donorid
                    patron patronid kunde kundennummer kundennr kundenid kundeid kdnr debitor debitorennummer debitornr klant
                    klantnummer klantnr klantid klantcode debiteur debiteurnummer debiteurnr relatie relatienummer relatiecode
                    donateur donateurnummer nclient noclient numclient numeroclient idclient codeclient acheteur idacheteur
                    cliente idcliente clienteid ncliente numcliente numerocliente numerodecliente codigocliente codicecliente
                    comprador acquirente"""), words("""
                    email customeremail emailaddress useremail billingemail buyeremail customeremailaddress billingemailaddress
                    contactemail clientemail emailadres emailadresse klantemail kundenemail adresseemail courriel
                    correo correoelectronico emailcliente indirizzoemail fromemailaddress mail"""), words("""
                    customername billingname billtoname buyername clientname shippingname klantnaam kundenname nomclient
                    nomduclient nombrecliente nombredelcliente nomecliente ragionesociale"""));

    static final List<Set<String>> DATE = List.of(words("""
                    date orderdate orderdatetime ordertime ordertimestamp orderpurchasetimestamp invoicedate purchasedate
                    purchasedon transactiondate transactiontime transactiondatetime transdate saledate salesdate bookingdate
                    paymentdate orderedat orderplaced dateplaced purchasedat datetime timestamp dateorder giftdate donationdate
                    datum bestelldatum besteldatum orderdatum factuurdatum aankoopdatum transactiedatum boekdatum auftragsdatum
                    rechnungsdatum kaufdatum belegdatum datecommande datedecommande datedelacommande datedachat datefacture
                    datedefacture fecha fechapedido fechadepedido fechadelpedido fechacompra fechadecompra fechafactura data
                    dataordine datadellordine dataacquisto datadiacquisto datafattura orderedon placedon placedat
                    boughton boughtat besteldop geplaatstop gekochtop aangekochtop datumbesteld datumbestelling datumorder
                    datumaankoop bestelltam bestelltum gekauftam kaufam bestellzeitpunkt datumderbestellung commandele
                    passeele acheteele achetele pedidoel realizadoel compradoel ordinatoil effettuatoil acquistatoil
                    pedidoem compradoem datapedido datadopedido datacompra datadacompra"""), words("""
                    createdat created month year quarter jaar maand kwartaal jahr monat quartal annee mois anno mese createdutc createddateutc datecreated createdate creationdate createdon aangemaaktop erstelltam angelegtam creele creadoel creatoil criadoem processedat paidat time day
                    ts"""));

    static final List<Set<String>> AMOUNT =
            List.of(words("""
                    amount totalamount total ordertotal ordervalue orderamount orderrevenue totalvalue totalprice grandtotal
                    value revenue netrevenue sales netsales salesamount spend spent spending dollarvalue dollars gross netamount
                    linetotal lineamount transactionamount transactionvalue purchaseamount purchasevalue paymentvalue
                    paymentamount amt totalamt orderamt purchaseamt transactionamt amountpaid paidamount totalpaid amountcharged
                    totalcharged totalsales totalspent gmv invoiceamount invoicetotal monetaryvalue turnover gift giftamount donation donationamount
                    betrag gesamtbetrag rechnungsbetrag gesamtpreis gesamtsumme summe zahlbetrag bruttobetrag nettobetrag
                    bestellwert umsatz bruttoumsatz umsatzbrutto nettoumsatz umsatznetto bedrag betaaldbedrag bedragbetaald
                    transactiebedrag verkoopbedrag aankoopbedrag bestelbedrag bestelwaarde prijstotaal totaalprijs tebetalen
                    rekeningbedrag brutobedrag nettobedrag totaalbedrag
                    orderbedrag factuurbedrag bedragincl bedraginclbtw totaal totaalincl totaalinclbtw orderwaarde omzet montant
                    montantttc montanttotal montanttotalttc totalttc prixtotal montantpaye importepagado importopagato importe importetotal preciototal importo
                    importototale totale prezzototale"""), words("price prijs preis prix precio prezzo priceincl prijsincl"), words("""
                    subtotal subtotaal zwischensumme soustotal subtotale paid betaald bezahlt paye pagado pagato brutto netto
                    bruto charged"""));

    static final List<Set<String>> QUANTITY = List.of(words("""
            quantity qty units pieces itemcount itemssold orderquantity quantityordered quantitypurchased menge anzahl
            stuckzahl aantal stuks quantite qte cantidad quantita"""));

    static final List<Set<String>> UNIT_PRICE = List.of(words("""
            unitprice priceperunit priceeach itemprice pieceprice unitcost priceunit stukprijs eenheidsprijs prijsperstuk
            einzelpreis stuckpreis stueckpreis prixunitaire preciounitario prezzounitario"""));

    static final List<Set<String>> ORDER = List.of(words("""
                    order orderid orderno ordernumber ordernr orderkey orderref orderreference incrementid amazonorderid
                    bestellnummer bestellnr bestellung bestellid auftrag auftragsnummer auftragsnr bestelnummer bestelnr
                    bestelling bestellingnummer bestelid ordernummer commande ncommande nocommande numerocommande
                    numerodecommande idcommande pedido npedido idpedido numeropedido numerodepedido ordine nordine idordine
                    numeroordine"""), words("""
                    invoice invoiceid invoiceno invoicenumber invoicenr rechnung rechnungsnummer rechnungsnr belegnummer belegnr
                    factuur factuurnummer factuurnr facture nfacture numerofacture factura numerofactura nfactura fattura
                    numerofattura nfattura"""), words("""
                    transaction transactionid transactionno transactionnumber transactie transactienummer receipt receiptid
                    receiptno receiptnumber bon bonnummer kassabon basket basketid ticket ticketid bookingid chargeid
                    paymentid"""));

    static final List<Set<String>> CURRENCY = List.of(words("""
            currency currencycode currencyid curr ccy ordercurrency ordercurrencycode waehrung wahrung valuta munteenheid
            devise moneda divisa"""));

    static final List<Set<String>> STATUS = List.of(words("""
            status orderstatus paymentstatus financialstatus transactionstatus orderstate paymentstate statut
            statutcommande etatcommande etatdelacommande etatdupaiement statutdupaiement estadodelpago estadopago
            statopagamento bestelstatus betaalstatus betalingsstatus bestellstatus zahlungsstatus auftragsstatus estado
            estadopedido estadodelpedido stato statoordine cancelledat canceledat cancelledon canceledon cancelleddate
            canceleddate cancellationdate geannuleerdop annuleringsdatum storniertam stornodatum iscancelled iscanceled
            cancelled canceled isvoided voided isrefunded geannuleerd storniert"""));

    /** What columns of orders are, by name. */
    static final List<List<Set<String>>> ROLES = List.of(CUSTOMER, DATE, AMOUNT, ORDER, QUANTITY, UNIT_PRICE, STATUS);

    static final List<Set<String>> REFUNDED = List.of(words("""
            refundedamount amountrefunded refundamount totalrefunded totalrefund refundtotal orderrefundamount
            terugbetaaldbedrag bedragterugbetaald erstatteterbetrag erstattungsbetrag montantrembourse
            importereembolsado importorimborsato"""));

    /** Names of an amount that was paid back, or of whether it was: what the column holds tells. */
    static final Set<String> REFUNDED_OR_NOT = words("""
            refunded refund refunds reimbursed terugbetaald terugbetaling erstattet erstattung ruckerstattet
            ruckerstattung rembourse remboursement reembolsado reembolso rimborsato rimborso""");

    static final List<Set<String>> REFERENCE = List.of(words("""
            referencetxnid referencetransactionid originalorder originalorderid originalinvoice originalinvoiceno
            originaltransactionid refundedorder refundedorderid parentorderid relatedorder relatedorderid"""));

    /**
     * An export that is recognised as a whole.
     *
     * @param name whose export it is
     * @param has columns that only such an export has together
     * @param roles which of its columns have which roles, where their names alone leave a doubt
     */
    record Shape(String name, Set<String> has, Map<String, String> roles) {}

    static final List<Shape> SHAPES = List.of(
            new Shape(
                    "Shopify",
                    words("name financialstatus total createdat"),
                    Map.of("order", "name", "date", "createdat", "amount", "total")),
            new Shape(
                    "Shopify",
                    words("name lineitemname total createdat"),
                    Map.of("order", "name", "date", "createdat", "amount", "total")),
            new Shape(
                    "Stripe",
                    words("id amount amountrefunded createdutc"),
                    Map.of("order", "id", "date", "createdutc", "amount", "amount")),
            new Shape(
                    "Stripe",
                    words("id amount amountrefunded createddateutc"),
                    Map.of("order", "id", "date", "createddateutc", "amount", "amount")),
            new Shape(
                    "PayPal",
                    words("gross net transactionid fromemailaddress"),
                    Map.of(
                            "customer",
                            "fromemailaddress",
                            "amount",
                            "gross",
                            "order",
                            "transactionid",
                            "date",
                            "date")),
            new Shape(
                    "Square",
                    words("grosssales netsales transactionid"),
                    Map.of("amount", "netsales", "order", "transactionid", "date", "date")),
            new Shape(
                    "Amazon",
                    words("orderid itemprice sku"),
                    Map.of("order", "orderid", "amount", "itemprice", "date", "purchasedate")),
            new Shape(
                    "Amazon",
                    words("amazonorderid itemprice purchasedate"),
                    Map.of("order", "amazonorderid", "amount", "itemprice", "date", "purchasedate")),
            new Shape(
                    "Magento",
                    words("incrementid grandtotal createdat"),
                    Map.of("order", "incrementid", "amount", "grandtotal", "date", "createdat")),
            new Shape(
                    "Magento",
                    words("id purchasedate grandtotalpurchased"),
                    Map.of("order", "id", "amount", "grandtotalpurchased", "date", "purchasedate")));

    /** Parts of names of columns that mean something, whatever else the name says. */
    static final Map<String, List<String>> STEMS = Map.of(
            "order",
            List.of(
                    "order",
                    "bestel",
                    "invoice",
                    "factu",
                    "rechnung",
                    "auftrag",
                    "commande",
                    "pedido",
                    "ordine",
                    "fattura"),
            "status",
            List.of("status"),
            "currency",
            List.of("currency", "valuta", "wahrung", "waehrung", "devise", "moneda"),
            "refunded-amount",
            List.of("refund", "terugbet", "erstatt", "rembours", "reembols", "rimbors"));

    /** Ends of names of columns that hold numbers of orders. */
    static final List<String> NUMBER_ENDS =
            List.of("id", "no", "nr", "num", "number", "nummer", "numero", "code", "key", "ref", "reference");

    /** What a status may be of beside payment and order. */
    static final List<String> OTHER_STATUS = List.of(
            "fulfil",
            "ship",
            "deliver",
            "lever",
            "liefer",
            "tax",
            "stock",
            "customer",
            "marketing",
            "email",
            "review",
            "member",
            "loyalty",
            "subscription");

    private Headings() {}

    /** Words between blanks. */
    static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** A name in small letters, without blanks, accents and punctuation. */
    static String normal(String name) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) && c != 'º' && c != 'ª')
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
