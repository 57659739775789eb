# Type and drawing; their headers stay in the sources.
target_link_libraries(paper PRIVATE PkgConfig::PANGOCAIRO PkgConfig::CAIRO_PDF PkgConfig::FONTCONFIG PkgConfig::QRCODEGEN)
