<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\MediaWikiServices;

/** Values as text for people: plain, for edit summaries, or as HTML. */
final class ValueFormatter {
	private const MONTHS = [
		'January', 'February', 'March', 'April', 'May', 'June',
		'July', 'August', 'September', 'October', 'November', 'December',
	];

	public function __construct( private readonly EntityIndex $repo, private readonly string $language = 'en' ) {
	}

	/** Plain text; entities by their label, or id when they have none. */
	public function plain( array $datavalue ): string {
		$value = $datavalue['value'];
		return match ( $datavalue['type'] ) {
			'wikibase-entityid' => $this->label( $value['id'] ),
			'time' => self::time( $value ),
			'quantity' => $this->quantity( $value ),
			'globecoordinate' => self::coordinate( $value ),
			'monolingualtext' => $value['text'],
			default => $value,
		};
	}

	/** For edit summaries: entities as links, which pages show by their label. */
	public function summary( array $snak ): string {
		if ( $snak['snaktype'] !== 'value' ) {
			return $snak['snaktype'] === 'novalue' ? 'no value' : 'unknown value';
		}
		if ( $snak['datavalue']['type'] === 'wikibase-entityid' ) {
			return self::summaryLink( $snak['datavalue']['value']['id'] );
		}
		return $this->plain( $snak['datavalue'] );
	}

	/** Wikitext link to an item or property; from other sites it leads to the repository. */
	public static function summaryLink( string $id ): string {
		return StandIn::isRepo() ? '[[' . EntityId::parse( $id )->pageName() . ']]' : "[[d:Special:EntityPage/$id]]";
	}

	/** HTML of a value; $datatype decides whether a text is a link. Everything typed is escaped. */
	public function html( array $datavalue, string $datatype = '' ): string {
		$value = $datavalue['value'];
		if ( $datavalue['type'] === 'wikibase-entityid' ) {
			return $this->entityLink( $value['id'] );
		}
		$text = htmlspecialchars( $this->plain( $datavalue ) );
		if ( $datavalue['type'] === 'monolingualtext' ) {
			return '<span lang="' . htmlspecialchars( $value['language'] ) . "\">$text</span>";
		}
		$isLink = $datatype !== 'url' || preg_match( '!^(https?|ftp)://!i', $value );
		return match ( $isLink ? $datatype : '' ) {
			'url' => '<a rel="nofollow" class="external free" href="' . $text . "\">$text</a>",
			'commonsMedia' => '<a class="extiw" href="' . htmlspecialchars( Sites::url( 'commonswiki', "File:$value" ) ) . "\">$text</a>",
			default => $text,
		};
	}

	/** Link to an item or property with its label as text. */
	public function entityLink( string $id, bool $absolute = false ): string {
		$page = EntityId::parse( $id )->pageName();
		$address = StandIn::isRepo() && !$absolute
			? MediaWikiServices::getInstance()->getTitleFactory()->newFromText( $page )->getLocalURL()
			: StandIn::repoUrl() . "/wiki/$page";
		return \MediaWiki\Html\Html::element( 'a', [ 'title' => $page, 'href' => $address ], $this->label( $id ) );
	}

	/** The label in the language, or a fallback of it, or the id. */
	public function label( string $id ): string {
		$labels = $this->repo->labels( [ $id ] )[$id] ?? [];
		foreach ( Languages::chain( $this->language ) as $language ) {
			if ( isset( $labels[$language] ) ) {
				return $labels[$language];
			}
		}
		return $id;
	}

	private function quantity( array $value ): string {
		$text = self::number( $value['amount'] );
		if ( isset( $value['upperBound'] ) ) {
			$above = (float)$value['upperBound'] - (float)$value['amount'];
			$below = (float)$value['amount'] - (float)$value['lowerBound'];
			$text .= '±' . rtrim( rtrim( sprintf( '%.6F', max( $above, $below ) ), '0' ), '.' );
		}
		return preg_match( '!/entity/(Q\d+)$!', $value['unit'], $unit ) ? $text . ' ' . $this->label( $unit[1] ) : $text;
	}

	private static function number( string $decimal ): string {
		[ $whole, $fraction ] = [ ...explode( '.', ltrim( $decimal, '+' ), 2 ), '' ];
		$grouped = preg_replace( '/\B(?=(\d{3})+$)/', ',', $whole );
		return $fraction === '' ? $grouped : "$grouped.$fraction";
	}

	private static function time( array $value ): string {
		preg_match( '/^([-+])(\d+)-(\d\d)-(\d\d)/', $value['time'], $part );
		$year = (int)$part[2];
		$month = self::MONTHS[(int)$part[3] - 1] ?? '';
		$text = match ( true ) {
			$value['precision'] >= 11 && $month !== '' => (int)$part[4] . " $month $year",
			$value['precision'] === 10 && $month !== '' => "$month $year",
			$value['precision'] === 8 => intdiv( $year, 10 ) . '0s',
			$value['precision'] === 7 => intdiv( $year + 99, 100 ) . '. century',
			$value['precision'] === 6 => intdiv( $year + 999, 1000 ) . '. millennium',
			default => (string)$year,
		};
		return $part[1] === '-' ? "$text BCE" : $text;
	}

	private static function coordinate( array $value ): string {
		return self::degrees( (float)$value['latitude'], 'N', 'S' ) . ', ' . self::degrees( (float)$value['longitude'], 'E', 'W' );
	}

	private static function degrees( float $value, string $positive, string $negative ): string {
		$seconds = (int)round( abs( $value ) * 3600 );
		return intdiv( $seconds, 3600 ) . '°' . intdiv( $seconds % 3600, 60 ) . "'" . $seconds % 60 . '"' . ( $value < 0 ? $negative : $positive );
	}
}
