<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** Picks the languages a request asks for, and stands in for missing ones when it allows that. */
final class EntityTerms {
	/** @param list<string>|null $languages all when null */
	public function __construct( private readonly ?array $languages, private readonly bool $fallback ) {
	}

	/**
	 * @param array<string,array{language:string,value:string}> $terms
	 * @return array the same; a fallback says which language it is in and which it stands for
	 */
	public function select( array $terms ): array {
		$selected = $this->own( $terms );
		foreach ( $this->fallback ? $this->languages ?? [] : [] as $wanted ) {
			foreach ( isset( $selected[$wanted] ) ? [] : Languages::chain( $wanted ) as $language ) {
				if ( isset( $terms[$language] ) ) {
					$selected[$wanted] = $terms[$language] + [ 'for-language' => $wanted ];
					break;
				}
			}
		}
		return $selected;
	}

	/** Only what is there in these languages: aliases have no fallback. */
	public function own( array $terms ): array {
		return $this->languages === null ? $terms : array_intersect_key( $terms, array_flip( $this->languages ) );
	}
}
