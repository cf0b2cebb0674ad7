<?php
declare( strict_types=1 );
namespace SandboxWikibase;

use MediaWiki\Site\MediaWikiPageNameNormalizer;
use MediaWiki\Site\MediaWikiSite;

/** A wiki outside the sandbox: it has every page. */
final class BoundlessSite extends MediaWikiSite {
	/** @inheritDoc */
	public function normalizePageName( $pageName, $followRedirect = MediaWikiPageNameNormalizer::FOLLOW_REDIRECT ) {
		$title = trim( preg_replace( '/[\s_]+/u', ' ', $pageName ) );
		return $title === '' ? false : mb_strtoupper( mb_substr( $title, 0, 1 ) ) . mb_substr( $title, 1 );
	}
}
